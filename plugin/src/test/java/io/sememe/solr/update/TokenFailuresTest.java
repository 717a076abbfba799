// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.add;
import static io.sememe.solr.update.ProcessorFixture.assertVector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TokenPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text without token vectors is one that cannot be encoded. */
final class TokenFailuresTest {
  private final ProcessorFixture fixture = new ProcessorFixture();
  private final FakeTokenEmbedder tokens = new FakeTokenEmbedder();

  @BeforeEach
  void want_token_vectors() {
    fixture.tokens = tokens.target(TokenPrecision.INT8);
    tokens.broken.add("two");
  }

  @Test
  void fail_refuses_the_document_and_gives_up_what_follows() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    tokens.held.add("two");
    add(processor, "1", "one");
    add(processor, "2", "two");
    add(processor, "3", "three");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(500, refused.code());
    assertTrue(refused.getMessage().contains("document '2'"), refused.getMessage());
    assertTrue(refused.getMessage().contains("a token has no vector"), refused.getMessage());
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
    assertEquals(List.of("two", "three"), tokens.cancelled);
  }

  @Test
  void skip_sends_the_document_on_with_neither_vector_nor_token_vectors() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    add(processor, "1", "one");
    add(processor, "2", "two");
    processor.finish();
    assertHasBoth("one", fixture.end.documents.get(0));
    assertNull(fixture.end.documents.get(1).getField("vector"));
    assertNull(fixture.end.documents.get(1).getField("vector_tokens"));
    assertEquals(1, fixture.reported("failed"));
  }

  @Test
  void mark_writes_the_reason_into_the_document() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.MARK);
    add(processor, "2", "two");
    processor.finish();
    SolrInputDocument marked = fixture.end.documents.get(0);
    assertNull(marked.getField("vector"));
    assertEquals("model 'fake': a token has no vector", marked.getFieldValue("embedding_error"));
  }

  @Test
  void a_text_whose_vector_fails_needs_no_token_vectors() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    add(processor, "1", FakeEmbedder.BROKEN);
    processor.finish();
    assertNull(fixture.end.documents.get(0).getField("vector_tokens"));
    assertEquals(List.of(FakeEmbedder.BROKEN), tokens.cancelled);
  }

  @Test
  void a_text_whose_token_vectors_cannot_be_started_needs_no_vector() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    tokens.refused.add("three");
    add(processor, "3", "three");
    processor.finish();
    assertEquals(1, fixture.reported("failed"));
    assertNull(fixture.end.documents.get(0).getField("vector"));
    assertEquals(List.of("three"), fixture.embedder.cancelled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "late"})
  void passages_are_given_up_together(String pooling, @TempDir Path home) throws Exception {
    CoreSettings settings =
        CoreSettings.passages(true)
            .with("passageContext", "")
            .with("passagePooling", pooling)
            .with("tokens", "int8");
    try (TestCore core = new TestCore(settings, home)) {
      core.factory().tokenEmbedder.refused.add("d e f");
      List<SolrInputDocument> documents =
          List.of(TestCore.document("id", "1", "title", "x y", "body", "a b c d e f"));
      assertThrows(SolrException.class, () -> core.add(documents));
      assertEquals(Set.of("x y", "a b c", "d e f"), Set.copyOf(core.factory().embedder.cancelled));
      assertEquals(Set.of("x y", "a b c"), Set.copyOf(core.factory().tokenEmbedder.cancelled));
    }
  }

  @Test
  void a_document_waits_for_both_and_those_behind_it_with_it() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    tokens.held.add("one");
    add(processor, "1", "one");
    add(processor, "2", "second");
    assertEquals(List.of(), fixture.end.events);
    tokens.held.clear();
    add(processor, "3", "third");
    assertEquals(List.of("add 1", "add 2", "add 3"), fixture.end.events);
    assertHasBoth("one", fixture.end.documents.get(0));
    assertHasBoth("second", fixture.end.documents.get(1));
  }

  private static void assertHasBoth(String text, SolrInputDocument document) {
    assertVector(text, document);
    assertArrayEquals(
        FakeTokenEmbedder.stored(text, TokenPrecision.INT8),
        (byte[]) document.getFieldValue("vector_tokens"));
  }
}
