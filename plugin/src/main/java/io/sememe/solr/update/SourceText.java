// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.SolrInputField;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document's source fields.
 *
 * @param fields the fields that have text, in the order of the configuration
 */
record SourceText(List<FieldText> fields) {
  private static final String BETWEEN = "\n";

  /**
   * The text of one field.
   *
   * @param field its name
   * @param text its values, joined by line breaks; not empty
   */
  record FieldText(String field, String text) {}

  /**
   * Reads a document.
   *
   * @throws EncoderException BAD_INPUT when a value has no text: binary, a nested document
   */
  static SourceText of(SolrInputDocument document, List<String> sources) {
    List<FieldText> fields = new ArrayList<>();
    for (String source : sources) {
      String text = text(source, document.getField(source));
      if (!text.isEmpty()) {
        fields.add(new FieldText(source, text));
      }
    }
    return new SourceText(fields);
  }

  /** Returns the texts of all fields, joined by line breaks; empty when there are none. */
  String whole() {
    return fields.stream().map(FieldText::text).collect(Collectors.joining(BETWEEN));
  }

  /** Returns how many UTF-16 chars it has. */
  int length() {
    return fields.stream().mapToInt(field -> field.text().length()).sum();
  }

  private static String text(String name, @Nullable SolrInputField field) {
    StringJoiner text = new StringJoiner(BETWEEN);
    for (Object value : valuesOf(field)) {
      if (value != null) {
        text.add(textOf(name, value));
      }
    }
    return text.toString();
  }

  private static Collection<Object> valuesOf(@Nullable SolrInputField field) {
    return field == null || field.getValues() == null ? List.of() : field.getValues();
  }

  private static String textOf(String field, Object value) {
    if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Date date) {
      return date.toInstant().toString();
    }
    throw new EncoderException(
        Kind.BAD_INPUT,
        "source field '"
            + field
            + "' holds a value that is no text: "
            + value.getClass().getSimpleName());
  }
}
