// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Parts of a text, such as its sentences, that are compared with a question.
 *
 * @param text the text
 * @param parts in any order; none ends beyond the text
 */
public record TextParts(AnswerText text, List<TextSpan> parts) {
  /** Copies the list. */
  public TextParts {
    parts = List.copyOf(parts);
  }
}
