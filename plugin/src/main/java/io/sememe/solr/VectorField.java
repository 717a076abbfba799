// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EmbeddingSpace;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.BinaryField;
import org.apache.solr.schema.DenseVectorField;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/**
 * A schema field that holds vectors: a stock DenseVectorField of floats.
 *
 * @param name the field's name
 * @param type its type
 */
public record VectorField(String name, DenseVectorField type) {
  private static final String HASH = "_hash";
  private static final String TOKENS = "_tokens";

  /** Ten times what the rounding of a model's unit vectors makes. */
  private static final double UNIT_TOLERANCE = 1e-4;

  /** The longest vector's square, and one over the shortest one's: floats must hold both. */
  private static final double MAX_SQUARES = 1e30;

  /**
   * Finds a vector field.
   *
   * @throws SolrException 400 when there is no such field or it holds no float vectors; the message
   *     lists the vector fields that exist
   */
  public static VectorField of(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null) {
      throw SolrErrors.badRequest(
          "no field '" + name + "'; vector fields of this collection: " + names(schema));
    }
    if (!(field.getType() instanceof DenseVectorField type)) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' is no DenseVectorField; vector fields of this collection: "
              + names(schema));
    }
    if (type.getVectorEncoding() != VectorEncoding.FLOAT32) {
      throw SolrErrors.badRequest(
          "field '" + name + "' holds " + type.getVectorEncoding() + " vectors; FLOAT32 is needed");
    }
    return new VectorField(name, type);
  }

  /** Returns the names of a schema's fields for float vectors, sorted. */
  public static List<String> names(IndexSchema schema) {
    return schema.getFields().values().stream()
        .filter(VectorField::holdsFloats)
        .map(SchemaField::getName)
        .sorted()
        .toList();
  }

  /** Returns whether a schema has a field for float vectors of this name, also by a pattern. */
  public static boolean exists(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    return field != null && holdsFloats(field);
  }

  private static boolean holdsFloats(SchemaField field) {
    return field.getType() instanceof DenseVectorField type
        && type.getVectorEncoding() == VectorEncoding.FLOAT32;
  }

  /** Returns the name of the field that says what a vector field's vectors were made from. */
  public static String hashFieldOf(String name) {
    return name + HASH;
  }

  /** Returns the name of the field for the token vectors that go with a vector field's vectors. */
  public static String tokensFieldOf(String name) {
    return name + TOKENS;
  }

  /**
   * Makes sure that token vectors have a field beside a vector field, of which Solr keeps them when
   * it merges a partial update.
   *
   * @throws SolrException 400 that says what to add to the schema
   */
  public static void requireTokens(IndexSchema schema, String name) {
    String tokens = tokensFieldOf(name);
    SchemaField field = schema.getFieldOrNull(tokens);
    if (field == null || !keepsBytes(field)) {
      throw SolrErrors.badRequest(
          "token vectors need field '"
              + tokens
              + "' beside field '"
              + name
              + "'; add it to the schema: <field name=\""
              + tokens
              + "\" type=\"binary\" indexed=\"false\" stored=\"false\" docValues=\"true\""
              + " useDocValuesAsStored=\"true\" multiValued=\"false\"/>, with type=\"binary\" of"
              + " class solr.BinaryField");
    }
  }

  private static boolean keepsBytes(SchemaField field) {
    return field.getType() instanceof BinaryField
        && field.hasDocValues()
        && field.useDocValuesAsStored()
        && !field.stored()
        && !field.multiValued();
  }

  /**
   * Makes sure that a model's vectors fit into this field.
   *
   * @throws SolrException 400 with both sides named
   */
  public void requireFits(EmbeddingSpace space) {
    if (type.getDimension() != space.dimension()) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' has vectorDimension="
              + type.getDimension()
              + ", model '"
              + space.model()
              + "' gives vectors of dimension "
              + space.dimension());
    }
    if (type.getSimilarityFunction() == VectorSimilarityFunction.DOT_PRODUCT
        && !space.unitLength()) {
      throw SolrErrors.badRequest(
          "field '"
              + name
              + "' has similarityFunction=dot_product, which needs vectors of length 1;"
              + " model '"
              + space.model()
              + "' does not normalise: use cosine");
    }
  }

  /**
   * Makes sure that a vector fits into this field: its dimension, its floats, and a length that
   * similarities can be computed with.
   *
   * @param name what the vector is called in the message
   * @throws SolrException 400 with what is wrong
   */
  public void requireFits(String name, float[] vector) {
    if (vector.length != type.getDimension()) {
      throw misfit(name, "has dimension " + vector.length);
    }
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    // Not finite when a float is not.
    if (!(squares >= 1 / MAX_SQUARES && squares <= MAX_SQUARES)) {
      throw misfit(name, "has no usable length: " + Math.sqrt(squares));
    }
    if (type.getSimilarityFunction() == VectorSimilarityFunction.DOT_PRODUCT
        && Math.abs(Math.sqrt(squares) - 1) > UNIT_TOLERANCE) {
      throw misfit(name, "has length " + Math.sqrt(squares));
    }
  }

  private SolrException misfit(String vector, String fault) {
    return SolrErrors.badRequest(
        vector
            + " "
            + fault
            + "; field '"
            + name
            + "' has vectorDimension="
            + type.getDimension()
            + ", similarityFunction="
            + type.getSimilarityFunction().name().toLowerCase(Locale.ROOT));
  }
}
