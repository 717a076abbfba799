// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.IndexFilters;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.analysis.ContextualEmbeddingFilterFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.solr.analysis.TokenizerChain;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.TextField;

/**
 * A schema field whose words have vectors.
 *
 * @param name its name
 * @param words makes the terms of queries, without running a model
 * @param filter the filter contextualEmbedding of its index analyzer; empty when the analyzer is a
 *     class of somebody's own, so that nobody knows
 */
record ContextualField(
    String name, Analyzer words, Optional<ContextualEmbeddingFilterFactory> filter) {

  /**
   * Finds a field.
   *
   * @throws SolrException 400 when there is no such field, or its words cannot have vectors
   */
  static ContextualField of(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null) {
      throw SolrErrors.badRequest("no field '" + name + "'; " + existing(schema));
    }
    if (!(field.getType() instanceof TextField) || !field.indexed() || lacksFilter(field)) {
      throw SolrErrors.badRequest(WordSpace.noPayloads(name) + "; " + existing(schema));
    }
    if (!hasPositions(field)) {
      throw SolrErrors.badRequest(noPositions(name) + "; " + existing(schema));
    }
    return new ContextualField(
        name, withoutFilter(field.getType().getQueryAnalyzer()), filterOf(field));
  }

  /** Returns a sentence with the names of the fields of a schema whose words have vectors. */
  static String existing(IndexSchema schema) {
    List<String> names =
        schema.getFields().values().stream()
            .filter(field -> field.indexed() && hasPositions(field) && filterOf(field).isPresent())
            .map(SchemaField::getName)
            .sorted()
            .toList();
    return "fields of this collection with that filter: " + names;
  }

  private static boolean hasPositions(SchemaField field) {
    return !field.omitPositions() && !field.omitTermFreqAndPositions();
  }

  private static String noPositions(String name) {
    return "field '"
        + name
        + "' has no positions, where the vectors of words stand; {!contextual} needs"
        + " omitPositions=\"false\" omitTermFreqAndPositions=\"false\": change the schema and index"
        + " again";
  }

  private static boolean lacksFilter(SchemaField field) {
    return field.getType().getIndexAnalyzer() instanceof TokenizerChain
        && filterOf(field).isEmpty();
  }

  private static Optional<ContextualEmbeddingFilterFactory> filterOf(SchemaField field) {
    return IndexFilters.of(field, ContextualEmbeddingFilterFactory.class)
        .filter(ContextualEmbeddingFilterFactory::writesPayloads)
        .findFirst();
  }

  /** The vectors of a query are made once, by the parser, and not by its analyzer too. */
  private static Analyzer withoutFilter(Analyzer analyzer) {
    if (!(analyzer instanceof TokenizerChain chain)) {
      return analyzer;
    }
    TokenFilterFactory[] others =
        Arrays.stream(chain.getTokenFilterFactories())
            .filter(filter -> !(filter instanceof ContextualEmbeddingFilterFactory))
            .toArray(TokenFilterFactory[]::new);
    return others.length == chain.getTokenFilterFactories().length
        ? chain
        : new TokenizerChain(chain.getCharFilterFactories(), chain.getTokenizerFactory(), others);
  }
}
