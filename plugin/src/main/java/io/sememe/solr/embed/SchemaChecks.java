// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import java.util.function.Predicate;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.StrField;

/**
 * The demands on a schema, checked.
 *
 * @param schema the collection's
 * @param tokens whether documents get token vectors with those of a field that a chain names
 */
record SchemaChecks(IndexSchema schema, Predicate<String> tokens) implements FieldChecks {

  @Override
  public void requireVectors(String field) {
    VectorField.of(schema, field);
  }

  @Override
  public void requireFits(String field, EmbeddingSpace model) {
    VectorField.of(schema, field).requireFits(model);
  }

  @Override
  public void requireHashes(String vectorField) {
    String name = VectorField.hashFieldOf(vectorField);
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null || !isFoundByPrefix(field)) {
      throw SolrErrors.badRequest(
          "the job finds by field '"
              + name
              + "' which documents are to be encoded; add it to the schema: <field name=\""
              + name
              + "\" type=\"string\" indexed=\"true\" stored=\"true\"/>, with type=\"string\" of"
              + " class solr.StrField");
    }
  }

  @Override
  public void requireTokens(String configured, String vectorField) {
    if (tokens.test(configured)) {
      VectorField.requireTokens(schema, vectorField);
    }
  }

  private static boolean isFoundByPrefix(SchemaField field) {
    return field.getType() instanceof StrField && field.indexed() && !field.multiValued();
  }
}
