// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.StrField;
import org.apache.solr.schema.TextField;
import org.jspecify.annotations.Nullable;

/**
 * One text from stored fields, in the order of their names; fields and values are joined by line
 * breaks.
 *
 * @param fields their names
 */
public record StoredTexts(List<String> fields) implements FoundTexts {
  /** Copies the list. */
  public StoredTexts {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the names.
   *
   * @param names separated by commas
   * @param needed what answers a request that names no field, in words
   * @throws org.apache.solr.common.SolrException 400 when there is none, or one is no stored text
   *     of the schema; the message lists those that are
   */
  public static StoredTexts of(IndexSchema schema, @Nullable String names, String needed) {
    List<String> fields = names(names == null ? "" : names);
    if (fields.isEmpty()) {
      throw SolrErrors.badRequest(needed + "; " + known(schema));
    }
    fields.forEach(name -> requireStoredText(schema, name));
    return new StoredTexts(fields);
  }

  /** Returns the names in a list that is separated by commas. */
  public static List<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /**
   * Makes sure that a field has texts that can be read.
   *
   * @throws org.apache.solr.common.SolrException 400 when it has not; the message lists those that
   *     have
   */
  public static void requireStoredText(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null || !isStoredText(field)) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' "
              + (field == null ? "is not in the schema; " : "is no stored text; ")
              + known(schema));
    }
  }

  @Override
  public void fetch(InnerSearch search) {
    fields.forEach(search::fetch);
  }

  @Override
  public List<DocumentText> of(FoundDocument document) {
    StringBuilder text = new StringBuilder();
    List<FieldPart> parts = new ArrayList<>();
    for (String field : fields) {
      Collection<Object> values = document.fields().getFieldValues(field);
      if (values != null && !values.isEmpty()) {
        text.append(parts.isEmpty() ? "" : FieldText.BETWEEN);
        parts.add(new FieldPart(field, append(text, values), 0));
      }
    }
    String all = text.toString();
    return all.isBlank() ? List.of() : List.of(new DocumentText(AnswerText.of(all), parts));
  }

  private static TextSpan append(StringBuilder text, Collection<Object> values) {
    int start = text.length();
    text.append(
        values.stream().map(String::valueOf).collect(Collectors.joining(FieldText.BETWEEN)));
    return new TextSpan(start, text.length());
  }

  private static String known(IndexSchema schema) {
    return "stored text fields of this collection: "
        + schema.getFields().values().stream()
            .filter(StoredTexts::isStoredText)
            .map(SchemaField::getName)
            .filter(name -> !name.startsWith("_"))
            .sorted()
            .toList();
  }

  private static boolean isStoredText(SchemaField field) {
    boolean text = field.getType() instanceof TextField || field.getType() instanceof StrField;
    return text && isStored(field);
  }

  static boolean isStored(SchemaField field) {
    return field.stored() || (field.hasDocValues() && field.useDocValuesAsStored());
  }
}
