// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.analysis.LearnedSparseFilterFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.solr.analysis.TokenizerChain;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.TextField;

/**
 * A schema field whose terms have weights.
 *
 * @param name its name
 * @param model the model that its index analyzer names; empty when it has no filter learnedSparse
 */
record SparseField(String name, Optional<String> model) {
  private static final String NEEDED =
      "a TextField with indexed=\"true\" omitNorms=\"true\" omitPositions=\"true\""
          + " omitTermFreqAndPositions=\"false\" termVectors=\"false\" multiValued=\"false\"";

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
    if (!holdsWeights(field)) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' cannot hold the weights of terms; {!sparse} needs "
              + NEEDED
              + ": change the schema and index again; "
              + existing(schema));
    }
    return new SparseField(name, modelOf(field));
  }

  /** Returns a sentence with the names of the fields of a schema that hold weights. */
  static String existing(IndexSchema schema) {
    List<String> names =
        schema.getFields().values().stream()
            .filter(field -> holdsWeights(field) && modelOf(field).isPresent())
            .map(SchemaField::getName)
            .sorted()
            .toList();
    return "fields of this collection with the filter learnedSparse: " + names;
  }

  private static boolean holdsWeights(SchemaField field) {
    return field.getType() instanceof TextField
        && field.indexed()
        && field.omitNorms()
        && field.omitPositions()
        && !field.omitTermFreqAndPositions()
        && !field.storeTermVector()
        && !field.multiValued();
  }

  private static Optional<String> modelOf(SchemaField field) {
    return field.getType().getIndexAnalyzer() instanceof TokenizerChain chain
        ? Arrays.stream(chain.getTokenFilterFactories())
            .filter(LearnedSparseFilterFactory.class::isInstance)
            .map(filter -> ((LearnedSparseFilterFactory) filter).model())
            .findFirst()
        : Optional.empty();
  }
}
