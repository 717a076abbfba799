// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.add;
import static io.sememe.solr.update.ProcessorFixture.assertVector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a document waits for the encoder, and that it does not pay for a slow index. */
final class PatienceTest {
  private final ProcessorFixture fixture = new ProcessorFixture();
  private final FakeEmbedder embedder = fixture.embedder;

  @Test
  void a_text_is_wanted_for_a_minute() throws IOException {
    add(fixture.processor(OnError.FAIL), "1", "one");
    long left = embedder.deadlines.get(0).remainingNanos();
    assertTrue(left > Duration.ofSeconds(30).toNanos(), () -> left + " ns");
    assertTrue(left <= Duration.ofSeconds(60).toNanos(), () -> left + " ns");
  }

  @Test
  void a_text_whose_time_passed_before_its_turn_gets_another_chance() throws IOException {
    embedder.late.add("two");
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "one");
    add(processor, "2", "two");
    processor.finish();
    assertEquals(List.of("add 1", "add 2", "finish"), fixture.end.events);
    assertVector("two", fixture.end.documents.get(1));
    assertEquals(List.of("one", "two", "two"), embedder.started);
  }

  @Test
  void the_other_chance_is_the_last_one() throws IOException {
    embedder.hold("one");
    embedder.late.add("one");
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    add(processor, "1", "one");
    embedder.release("one");
    embedder.outage = new EncoderException(Kind.TIMEOUT, "no core came free");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(503, refused.code());
    assertTrue(refused.getMessage().contains("'1'"), refused.getMessage());
    assertEquals(List.of("finish"), fixture.end.events);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "LOADING"})
  void a_document_that_came_before_its_model_gets_another_chance(Kind kind) throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    embedder.hold("one");
    add(processor, "1", "one");
    embedder.outage = new EncoderException(kind, "still loading");
    add(processor, "2", "two");
    embedder.outage = null;
    embedder.release("one");
    processor.finish();
    assertVector("two", fixture.end.documents.get(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "LOADING"})
  void without_a_model_nothing_is_indexed(Kind kind) throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    embedder.outage = new EncoderException(kind, "still loading");
    SolrException refused = assertThrows(SolrException.class, () -> add(processor, "1", "one"));
    assertEquals(503, refused.code());
    processor.finish();
    assertEquals(List.of("finish"), fixture.end.events);
  }

  @Test
  void another_failure_is_final() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    add(processor, "1", FakeEmbedder.BROKEN);
    processor.finish();
    assertEquals(List.of(FakeEmbedder.BROKEN), embedder.started);
  }
}
