// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.StringJoiner;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.SolrInputField;
import org.jspecify.annotations.Nullable;

/** The text of a document's source fields. */
final class SourceText {
  private static final String BETWEEN_VALUES = "\n";

  private SourceText() {}

  /**
   * Returns the values of the fields in order, joined by line breaks; empty when there are none.
   *
   * @throws EncoderException BAD_INPUT when a value has no text: binary, a nested document
   */
  static String of(SolrInputDocument document, List<String> fields) {
    StringJoiner text = new StringJoiner(BETWEEN_VALUES);
    for (String field : fields) {
      for (Object value : valuesOf(document.getField(field))) {
        if (value != null) {
          text.add(textOf(field, value));
        }
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
