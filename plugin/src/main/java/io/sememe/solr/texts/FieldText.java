// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/**
 * The text of a field of a document.
 *
 * @param text its values, joined by line breaks; empty when it has none
 * @param values where each value lies in it, ascending
 */
public record FieldText(String text, List<TextSpan> values) {
  static final String BETWEEN = "\n";

  /** Copies the list. */
  public FieldText {
    values = List.copyOf(values);
  }

  /**
   * Joins values.
   *
   * @param values as Solr reads them from the index; null for none
   */
  static FieldText of(@Nullable Collection<Object> values) {
    StringBuilder text = new StringBuilder();
    List<TextSpan> places = new ArrayList<>();
    for (@Nullable Object value : values == null ? List.of() : values) {
      if (value != null) {
        text.append(places.isEmpty() ? "" : BETWEEN);
        int start = text.length();
        text.append(textOf(value));
        places.add(new TextSpan(start, text.length()));
      }
    }
    return new FieldText(text.toString(), places);
  }

  private static String textOf(Object value) {
    return value instanceof IndexableField field
        ? String.valueOf(field.stringValue())
        : value.toString();
  }
}
