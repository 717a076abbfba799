// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import java.util.List;

/**
 * A text of a document that a model reads at once.
 *
 * @param text the text, with its token vectors where they are stored
 * @param parts which of its parts are from the fields that were asked for, ascending
 */
public record DocumentText(AnswerText text, List<FieldPart> parts) {
  /** Copies the list. */
  public DocumentText {
    parts = List.copyOf(parts);
  }
}
