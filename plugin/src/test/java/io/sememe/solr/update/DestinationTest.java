// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sememe.solr.testing.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.IndexableField;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.JavaBinCodec;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.DocumentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Solr's own code makes of a vector, on the node that made it and on the others. */
final class DestinationTest {
  private static final String INDEXED = "indexed";
  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="3"
            similarityFunction="dot_product"/>
        <field name="indexed" type="meaning" indexed="true" stored="false"/>
        <field name="stored" type="meaning" indexed="true" stored="true"/>
        <field name="copied" type="meaning" indexed="true" stored="false"/>
        <field name="copy" type="meaning" indexed="true" stored="false"/>
        <copyField source="copied" dest="copy"/>
      </schema>
      """;

  private final float[] vector = {0.6f, -0.8f, 0f};
  private IndexSchema schema;

  @BeforeEach
  void read_the_schema(@TempDir Path folder) throws IOException {
    schema = Schemas.read(SCHEMA, folder);
  }

  @Test
  void lucene_gets_the_very_array_of_a_field_that_is_only_indexed() {
    IndexableField[] fields = luceneFields(documentWithVectorIn(INDEXED), INDEXED);
    assertEquals(1, fields.length);
    assertSame(vector, vectorOf(fields[0]));
  }

  @Test
  void its_lucene_field_is_the_one_that_the_type_would_make() {
    IndexableField given = luceneFields(documentWithVectorIn(INDEXED), INDEXED)[0];
    SolrInputDocument asList = new SolrInputDocument();
    asList.setField(INDEXED, List.of(0.6f, -0.8f, 0f));
    IndexableField made = luceneFields(asList, INDEXED)[0];
    assertEquals(made.name(), given.name());
    assertEquals(made.fieldType().vectorDimension(), given.fieldType().vectorDimension());
    assertEquals(made.fieldType().vectorEncoding(), given.fieldType().vectorEncoding());
    assertEquals(
        made.fieldType().vectorSimilarityFunction(), given.fieldType().vectorSimilarityFunction());
    assertEquals(made.fieldType().indexOptions(), given.fieldType().indexOptions());
    assertEquals(made.fieldType().stored(), given.fieldType().stored());
  }

  @Test
  void a_stored_vector_is_indexed_and_stored() {
    IndexableField[] fields = luceneFields(documentWithVectorIn("stored"), "stored");
    assertArrayEquals(vector, vectorOf(fields[0]));
    List<Float> stored =
        Arrays.stream(fields).skip(1).map(field -> field.storedValue().getFloatValue()).toList();
    assertEquals(List.of(0.6f, -0.8f, 0f), stored);
  }

  @Test
  void a_copied_vector_is_in_both_fields() {
    SolrInputDocument document = documentWithVectorIn("copied");
    assertArrayEquals(vector, vectorOf(luceneFields(document, "copied")[0]));
    assertArrayEquals(vector, vectorOf(luceneFields(document, "copy")[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"indexed", "stored", "copied"})
  void other_nodes_and_the_transaction_log_index_the_very_floats(String field) throws IOException {
    SolrInputDocument received = throughJavabin(documentWithVectorIn(field));
    assertEquals(List.of(0.6f, -0.8f, 0f), received.getField(field).getValue());
    assertArrayEquals(vector, vectorOf(luceneFields(received, field)[0]));
  }

  @Test
  void a_copy_of_the_document_shares_the_vector() {
    SolrInputDocument copy = documentWithVectorIn(INDEXED).deepCopy();
    assertSame(vector, vectorOf(luceneFields(copy, INDEXED)[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"indexed", "stored"})
  void printing_it_prints_no_numbers(String field) {
    assertEquals(field + "=vector[3]", documentWithVectorIn(field).getField(field).toString());
  }

  private SolrInputDocument documentWithVectorIn(String field) {
    SolrInputDocument document = new SolrInputDocument();
    document.setField(field, Destination.of(schema, field).value(vector, false));
    return document;
  }

  private IndexableField[] luceneFields(SolrInputDocument document, String field) {
    return DocumentBuilder.toDocument(document, schema).getFields(field);
  }

  private static float[] vectorOf(IndexableField field) {
    return assertInstanceOf(KnnFloatVectorField.class, field).vectorValue();
  }

  private static SolrInputDocument throughJavabin(SolrInputDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JavaBinCodec codec = new JavaBinCodec()) {
      codec.marshal(document, bytes);
    }
    try (JavaBinCodec codec = new JavaBinCodec()) {
      return (SolrInputDocument) codec.unmarshal(new ByteArrayInputStream(bytes.toByteArray()));
    }
  }
}
