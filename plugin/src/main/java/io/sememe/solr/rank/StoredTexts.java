// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
record StoredTexts(List<String> fields) implements DocumentTexts {
  private static final String BETWEEN = "\n";

  /**
   * Reads the names.
   *
   * @param names separated by commas
   * @throws org.apache.solr.common.SolrException 400 when there is none, or one is no stored text
   *     of the schema; the message lists those that are
   */
  static StoredTexts of(IndexSchema schema, @Nullable String names) {
    List<String> fields =
        Arrays.stream((names == null ? "" : names).split(","))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .toList();
    if (fields.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!crossencoder} needs f, the stored text fields to score; " + known(schema));
    }
    fields.forEach(name -> requireStoredText(schema, name));
    return new StoredTexts(fields);
  }

  @Override
  public void fetch(InnerSearch search) {
    fields.forEach(search::fetch);
  }

  @Override
  public List<String> of(FoundDocument document) {
    String text =
        fields.stream()
            .map(field -> document.fields().getFieldValues(field))
            .filter(Objects::nonNull)
            .flatMap(Collection::stream)
            .map(String::valueOf)
            .collect(Collectors.joining(BETWEEN));
    return text.isBlank() ? List.of() : List.of(text);
  }

  private static void requireStoredText(IndexSchema schema, String name) {
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
    return text && (field.stored() || (field.hasDocValues() && field.useDocValuesAsStored()));
  }
}
