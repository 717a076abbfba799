// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.VectorField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a collection that the page knows. A schema may change while a collection is open,
 * and a page is no reason for it not to open: what it does not have is left out.
 */
final class PageFields {
  private final IndexSchema schema;
  private final Set<String> missing = new TreeSet<>();
  private final Map<String, Object> byUse = new LinkedHashMap<>();

  private PageFields(IndexSchema schema) {
    this.schema = schema;
  }

  /** Looks for what a configuration names. */
  static PageFields of(PageSettings settings, IndexSchema schema) {
    PageFields fields = new PageFields(schema);
    SchemaField key = schema.getUniqueKeyField();
    fields.put("id", key == null ? null : key.getName());
    fields.put(PageSettings.TITLE, fields.one(settings.title(), PageFields::isShown));
    fields.put(PageSettings.BODY, fields.one(settings.body(), PageFields::isShown));
    List<String> vectors = VectorField.names(schema);
    fields.put(
        PageSettings.VECTOR,
        fields.one(settings.vector(), field -> vectors.contains(field.getName())));
    List<String> words = fields.several(settings.words(), SchemaField::indexed);
    fields.put(PageSettings.WORDS, words.isEmpty() ? null : String.join(" ", words));
    fields.put(PageSettings.FACETS, fields.several(settings.facets(), PageFields::isCounted));
    return fields;
  }

  /** Returns names by use; what there is none for is left out. */
  Map<String, Object> byUse() {
    return byUse;
  }

  /** Returns the vector field, if there is one. */
  @Nullable String vector() {
    return (String) byUse.get(PageSettings.VECTOR);
  }

  /** Returns the names in the configuration that the schema has no field for, or not for this. */
  Set<String> missing() {
    return missing;
  }

  private void put(String use, @Nullable Object names) {
    if (names != null) {
      byUse.put(use, names);
    }
  }

  private @Nullable String one(@Nullable String name, Predicate<SchemaField> check) {
    return name != null && has(name, check) ? name : null;
  }

  private List<String> several(List<String> names, Predicate<SchemaField> check) {
    return names.stream().filter(name -> has(name, check)).toList();
  }

  private boolean has(String given, Predicate<SchemaField> check) {
    // Fields to search in may have a weight: title^2.
    String name = given.replaceFirst("\\^.*", "");
    SchemaField field = schema.getFieldOrNull(name);
    boolean has = field != null && check.test(field);
    if (!has) {
      missing.add(name);
    }
    return has;
  }

  private static boolean isShown(SchemaField field) {
    return field.stored() || (field.hasDocValues() && field.useDocValuesAsStored());
  }

  private static boolean isCounted(SchemaField field) {
    return field.indexed() || field.hasDocValues();
  }
}
