// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.IndexSchema.DynamicField;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.TextField;

/** A schema field whose terms have weights, in the place of their frequencies. */
public final class WeightField {
  /** What such a field is, as a schema says it. */
  public static final String NEEDED =
      "a TextField with indexed=\"true\" omitNorms=\"true\" omitPositions=\"true\""
          + " omitTermFreqAndPositions=\"false\" termVectors=\"false\" multiValued=\"false\"";

  private WeightField() {}

  /** Returns whether a field is one. */
  public static boolean is(SchemaField field) {
    return field.getType() instanceof TextField
        && field.indexed()
        && field.omitNorms()
        && field.omitPositions()
        && !field.omitTermFreqAndPositions()
        && !field.storeTermVector()
        && !field.multiValued();
  }

  /**
   * Makes sure that all fields into which a filter may write weights can hold them. Lucene takes
   * weights beside positions for a fault of its own, and closes the index: they must not come so
   * far.
   *
   * @throws SolrException 400 with the fields that cannot
   */
  public static void requireBehind(IndexSchema schema, TokenFilterFactory filter) {
    List<String> unfit =
        fields(schema)
            .filter(field -> field.indexed() && isBehind(filter, field))
            .filter(field -> !is(field))
            .map(SchemaField::getName)
            .sorted()
            .toList();
    if (!unfit.isEmpty()) {
      throw SolrErrors.badRequest(
          "the fields "
              + unfit
              + " cannot hold the weights that the filter "
              + TokenFilterFactory.findSPIName(filter.getClass())
              + " gives: each must be "
              + NEEDED
              + "; change the schema and reload the collection");
    }
  }

  private static boolean isBehind(TokenFilterFactory filter, SchemaField field) {
    return IndexFilters.of(field, TokenFilterFactory.class).anyMatch(filter::equals);
  }

  private static Stream<SchemaField> fields(IndexSchema schema) {
    return Stream.concat(
        schema.getFields().values().stream(),
        Arrays.stream(schema.getDynamicFields()).map(DynamicField::getPrototype));
  }
}
