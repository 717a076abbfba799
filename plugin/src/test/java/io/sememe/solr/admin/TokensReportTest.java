// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenPrecision;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorUnit;
import io.sememe.solr.testing.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensReportTest {
  private static final String HASH = "0123456789abcdef".repeat(2);
  private static final byte[] TOKENS =
      StoredTokens.write(new float[] {0.6f, 0.8f}, 2, HASH, TokenPrecision.INT8);
  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="2"/>
        <fieldType name="binary" class="solr.BinaryField" docValues="true"/>
        <fieldType name="string" class="solr.StrField"/>
        <field name="good" type="meaning" indexed="true" stored="false"/>
        <field name="good_tokens" type="binary" indexed="false" stored="false"/>
        <field name="odd" type="meaning" indexed="true" stored="false"/>
        <field name="odd_tokens" type="binary" indexed="false" stored="false"/>
        <field name="words" type="meaning" indexed="true" stored="false"/>
        <field name="words_tokens" type="string"/>
        <field name="removed_tokens" type="binary" indexed="false" stored="false"/>
        <field name="plain" type="meaning" indexed="true" stored="false"/>
      </schema>
      """;

  private IndexSchema schema;

  @BeforeEach
  void read_the_schema(@TempDir Path folder) throws IOException {
    schema = Schemas.read(SCHEMA, folder);
  }

  @Test
  void a_field_is_shown_with_what_its_token_vectors_take() throws IOException {
    Map<String, Object> expected =
        Map.of("lookedAt", 1, "int8", 1, "meanTokens", 1L, "meanBytes", (long) TOKENS.length);
    assertEquals(Map.of("good", expected), report(binary("good_tokens", TOKENS)));
  }

  @Test
  void bytes_that_are_no_token_vectors_are_an_error_of_their_field_alone() throws IOException {
    Map<String, Object> report =
        report(binary("good_tokens", TOKENS), binary("odd_tokens", new byte[] {1, 2, 3}));
    assertError("no stored token vectors", report.get("odd"));
    assertTrue(report.get("good").toString().contains("lookedAt=1"), report::toString);
  }

  @Test
  void values_of_a_schema_before_are_an_error_of_their_field_alone() throws IOException {
    Map<String, Object> report =
        report(binary("good_tokens", TOKENS), new NumericDocValuesField("odd_tokens", 7));
    assertError("unexpected docvalues type NUMERIC for field 'odd_tokens'", report.get("odd"));
    assertTrue(report.get("good").toString().contains("lookedAt=1"), report::toString);
  }

  @Test
  void a_field_that_cannot_hold_them_or_is_gone_is_shown_with_the_reason() throws IOException {
    Map<String, Object> report = report("words", "removed", "plain", "good");
    assertError("token vectors need field 'words_tokens'", report.get("words"));
    assertError("no field 'removed'", report.get("removed"));
    assertEquals(2, report.size());
  }

  private static void assertError(String said, Object entry) {
    String error = (String) ((Map<?, ?>) entry).get("error");
    assertTrue(error.contains(said), error);
  }

  private Map<String, Object> report(IndexableField... values) throws IOException {
    return report(List.of(values), "good", "odd");
  }

  private Map<String, Object> report(String... fields) throws IOException {
    return report(List.of(), fields);
  }

  /** Reports on fields of an index with one document. */
  private Map<String, Object> report(List<IndexableField> values, String... fields)
      throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        Document document = new Document();
        values.forEach(document::add);
        writer.addDocument(document);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return TokensReport.of(
            schema, reader, Stream.of(fields).map(TokensReportTest::spaces).toList());
      }
    }
  }

  private static FieldSpaces spaces(String field) {
    EmbeddingSpace space = new EmbeddingSpace("one", 2, true, 16, HASH);
    return FieldSpaces.first(field, VectorUnit.DOCUMENT, space);
  }

  private static IndexableField binary(String name, byte[] bytes) {
    return new BinaryDocValuesField(name, new BytesRef(bytes));
  }
}
