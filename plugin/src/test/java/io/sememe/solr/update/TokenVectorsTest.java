// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TokenPrecision;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token vectors beside vectors, where random updates do not come. */
final class TokenVectorsTest {
  private static final Map<String, Object> NOTHING = Collections.singletonMap("set", null);
  private static final CoreSettings INT8 = CoreSettings.STORED.with("tokens", "int8");

  @TempDir private Path home;

  @Test
  void a_document_that_is_sent_again_keeps_its_token_vectors_and_lacking_them_gets_new_ones()
      throws Exception {
    try (TestCore core = new TestCore(INT8, home)) {
      core.add(List.of(document("id", "1", "body", "one")));
      core.commit();
      core.add(List.of(document("id", "1", "body", "one")));
      assertHas("one", core.get("1"));
      assertEquals(List.of("one"), core.factory().tokenEmbedder.started);
      loseTokens(core);
      core.add(List.of(document("id", "1", "body", "one")));
      assertHas("one", core.get("1"));
      assertEquals(List.of("one", "one"), core.factory().tokenEmbedder.started);
    }
  }

  // Through a chain of its own, as nobody should.
  private static void loseTokens(TestCore core) throws Exception {
    core.add(List.of(document("id", "1", "vector_tokens", NOTHING)), "update.chain", "bare");
    assertFalse(core.get("1").containsKey("vector_tokens"));
  }

  @Test
  void what_a_client_brings_along_is_replaced_also_where_there_are_to_be_none() throws Exception {
    byte[] brought = FakeTokenEmbedder.stored("brought", TokenPrecision.INT8);
    try (TestCore core = new TestCore(INT8, home.resolve("with"))) {
      core.add(List.of(document("id", "1", "body", "one", "vector_tokens", brought)));
      core.add(List.of(document("id", "1", "vector_tokens", Map.of("set", brought))));
      assertHas("one", core.get("1"));
    }
    try (TestCore core = new TestCore(CoreSettings.STORED, home.resolve("without"))) {
      core.add(List.of(document("id", "1", "body", "one", "vector_tokens", brought)));
      core.add(List.of(document("id", "1", "vector_tokens", Map.of("set", brought))));
      assertFalse(core.get("1").containsKey("vector_tokens"));
    }
  }

  @Test
  void a_text_that_changes_after_they_were_switched_off_loses_them() throws Exception {
    try (TestCore core = new TestCore(INT8, home)) {
      core.add(List.of(document("id", "1", "body", "one")));
      core.factory().targets = schema -> withoutTokens(core.factory().embedder, schema);
      core.add(List.of(document("id", "1", "topic", Map.of("set", "x"))));
      assertHas("one", core.get("1"));
      core.add(List.of(document("id", "1", "body", Map.of("set", "two"))));
      assertFalse(core.get("1").containsKey("vector_tokens"));
      assertTrue(core.get("1").containsKey("vector"));
    }
  }

  private static Targets withoutTokens(FakeEmbedder embedder, IndexSchema schema) {
    String fingerprint = embedder.space(null).fingerprint();
    Destination dest = Destination.of(schema, "vector");
    return new Targets(
        List.of(new Target(embedder, fingerprint, dest, Optional.empty())), List.of());
  }

  @Test
  void both_spaces_have_their_own_and_a_retired_one_loses_them() throws Exception {
    try (TestCore core = new TestCore(INT8, home)) {
      FakeEmbeddingFactory factory = core.factory();
      factory.targets =
          schema ->
              new Targets(
                  List.of(
                      factory.target(schema, "vector", factory.embedder),
                      factory.target(schema, "vector_2", new FakeEmbedder())),
                  List.of());
      core.add(List.of(document("id", "1", "body", "one")));
      assertHas("one", core.get("1"), "vector_tokens", TokenPrecision.INT8);
      assertHas("one", core.get("1"), "vector_2_tokens", TokenPrecision.INT8);
      factory.targets =
          schema ->
              new Targets(
                  List.of(factory.target(schema, "vector_2", factory.embedder)), List.of("vector"));
      core.add(List.of(document("id", "1", "body", Map.of("set", "two"))));
      assertFalse(core.get("1").containsKey("vector_tokens"));
      assertHas("two", core.get("1"), "vector_2_tokens", TokenPrecision.INT8);
    }
  }

  @Test
  void passages_that_are_encoded_in_context_have_token_vectors_of_their_own_text()
      throws Exception {
    CoreSettings late =
        CoreSettings.passages(true).with("passagePooling", "late").with("tokens", "bit");
    try (TestCore core = new TestCore(late, home)) {
      core.add(List.of(document("id", "1", "title", "t", "body", "one two three four")));
      List<String> texts = List.of("t\none two three", "t\nfour");
      assertEquals(texts, core.factory().tokenEmbedder.started);
      List<SolrDocument> passages = passages(core);
      for (int i = 0; i < texts.size(); i++) {
        assertHas(texts.get(i), passages.get(i), "vector_tokens", TokenPrecision.BIT);
      }
    }
  }

  @Test
  void if_one_passage_lacks_what_it_should_have_all_are_made_anew() throws Exception {
    try (TestCore core = new TestCore(CoreSettings.passages(true).with("tokens", "int8"), home)) {
      core.add(List.of(document("id", "1", "body", "one two three four")));
      core.add(
          List.of(document("id", "1/vector_passages#1", "_root_", "1", "vector_tokens", NOTHING)),
          "update.chain",
          "bare");
      assertNull(passages(core).get(1).getFirstValue("vector_tokens"));
      core.add(List.of(document("id", "1", "body", "one two three four")));
      assertHas("one two three", passages(core).get(0));
      assertHas("four", passages(core).get(1));
    }
  }

  @Test
  void the_counts_of_an_update_are_of_vectors_only() throws Exception {
    try (TestCore core = new TestCore(INT8, home)) {
      NamedList<Object> answer = core.add(List.of(document("id", "1", "body", "one")));
      NamedList<?> counts = (NamedList<?>) ((NamedList<?>) answer.get("embedding")).get("vector");
      assertEquals(1, counts.get("encoded"));
      assertEquals(1, counts.get("encodedTexts"));
    }
  }

  @Test
  void a_schema_without_a_field_for_them_refuses_documents_and_says_what_to_add() throws Exception {
    try (TestCore core = new TestCore(INT8, home)) {
      core.factory().targets =
          schema ->
              new Targets(
                  List.of(core.factory().target(schema, "vector_3", core.factory().embedder)),
                  List.of());
      SolrException refused =
          assertThrows(
              SolrException.class, () -> core.add(List.of(document("id", "1", "body", "one"))));
      assertEquals(400, refused.code());
      assertTrue(refused.getMessage().contains("<field name=\"vector_3_tokens\""));
    }
  }

  @Test
  void of_a_long_document_a_few_texts_are_on_their_way_at_once() {
    FakeTokenEmbedder embedder = new FakeTokenEmbedder();
    List<String> texts = IntStream.range(0, 20).mapToObj(i -> "text " + i).toList();
    PendingTokens tokens =
        PendingTokens.start(Optional.of(embedder.target(TokenPrecision.INT8)), texts, null);
    assertEquals(texts.subList(0, PendingTokens.AHEAD), embedder.started);
    assertFalse(tokens.isDone());
    for (String text : texts) {
      assertArrayEquals(FakeTokenEmbedder.stored(text, TokenPrecision.INT8), tokens.take());
    }
    assertEquals(texts, embedder.started);
    assertTrue(tokens.isDone());
  }

  private static List<SolrDocument> passages(TestCore core) throws Exception {
    return core.get("1").getFieldValues("vector_passages").stream()
        .map(SolrDocument.class::cast)
        .toList();
  }

  private static void assertHas(String text, SolrDocument document) {
    assertHas(text, document, "vector_tokens", TokenPrecision.INT8);
  }

  private static void assertHas(
      String text, SolrDocument document, String field, TokenPrecision precision) {
    assertArrayEquals(
        FakeTokenEmbedder.stored(text, precision), (byte[]) document.getFirstValue(field));
  }
}
