// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.TextSpan;

/**
 * Which part of a text is from which field of a document.
 *
 * @param field the field's name
 * @param part which part of the text
 * @param startInField where it starts in the field, in UTF-16 chars; of several values, in all of
 *     them joined by line breaks
 */
public record FieldPart(String field, TextSpan part, int startInField) {

  /** Returns where in the field a span of the text lies that lies in this part. */
  public TextSpan inField(TextSpan span) {
    int shift = startInField - part.start();
    return new TextSpan(span.start() + shift, span.end() + shift);
  }
}
