// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.solr.IndexFilters;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.WeightField;
import io.sememe.solr.analysis.LearnedSparseFilterFactory;
import java.util.List;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/**
 * A schema field whose terms have weights.
 *
 * @param name its name
 * @param model the model that its index analyzer names; empty when it has no filter learnedSparse
 */
record SparseField(String name, Optional<String> model) {
  /**
   * Finds a field.
   *
   * @throws SolrException 400 when there is no such field, or it cannot hold weights; the message
   *     says what to set and lists the fields that can
   */
  static SparseField of(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null) {
      throw SolrErrors.badRequest("no field '" + name + "'; " + existing(schema));
    }
    if (!WeightField.is(field)) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' cannot hold the weights of terms; {!sparse} needs "
              + WeightField.NEEDED
              + ": change the schema and index again; "
              + existing(schema));
    }
    return new SparseField(name, modelOf(field));
  }

  /** Returns a sentence with the names of the fields of a schema that hold weights. */
  static String existing(IndexSchema schema) {
    List<String> names =
        schema.getFields().values().stream()
            .filter(field -> WeightField.is(field) && modelOf(field).isPresent())
            .map(SchemaField::getName)
            .sorted()
            .toList();
    return "fields of this collection with the filter learnedSparse: " + names;
  }

  private static Optional<String> modelOf(SchemaField field) {
    return IndexFilters.of(field, LearnedSparseFilterFactory.class)
        .map(LearnedSparseFilterFactory::model)
        .findFirst();
  }
}
