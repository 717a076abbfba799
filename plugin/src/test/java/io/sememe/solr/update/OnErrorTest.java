// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.add;
import static io.sememe.solr.update.ProcessorFixture.assertVector;
import static io.sememe.solr.update.ProcessorFixture.command;
import static io.sememe.solr.update.ProcessorFixture.document;
import static io.sememe.solr.update.ProcessorFixture.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.update.AddUpdateCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of documents that cannot be encoded, and of those around them. */
final class OnErrorTest {
  private final ProcessorFixture fixture = new ProcessorFixture();

  @Test
  void fail_names_the_document_and_sends_on_neither_it_nor_what_follows() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.embedder.hold(FakeEmbedder.BROKEN);
    add(processor, "1", "one");
    add(processor, "2", FakeEmbedder.BROKEN);
    add(processor, "3", "three");
    fixture.embedder.release(FakeEmbedder.BROKEN);
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(500, refused.code());
    assertTrue(refused.getMessage().contains("'2'"), refused.getMessage());
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
    assertEquals(List.of("three"), fixture.embedder.cancelled);
  }

  @Test
  void a_failure_that_is_known_when_the_next_document_comes_is_told_then() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.embedder.hold(FakeEmbedder.BROKEN, "four");
    add(processor, "1", "one");
    add(processor, "2", FakeEmbedder.BROKEN);
    add(processor, "3", "three");
    fixture.embedder.release(FakeEmbedder.BROKEN);
    SolrException refused = assertThrows(SolrException.class, () -> add(processor, "4", "four"));
    assertTrue(refused.getMessage().contains("'2'"), refused.getMessage());
    processor.finish();
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
    assertEquals(List.of("three", "four"), fixture.embedder.cancelled);
  }

  @Test
  void a_document_whose_source_is_no_text_does_not_keep_the_vector_that_it_brings()
      throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    AddUpdateCommand nested = command(document("1", "one"));
    nested.solrDoc.setField("body", new SolrInputDocument("id", "child"));
    nested.solrDoc.setField("vector", List.of(1f, 1f));
    processor.processAdd(nested);
    processor.finish();
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
    assertFalse(fixture.end.documents.get(0).containsKey("vector"));
  }

  @Test
  void a_source_that_is_no_text_is_told_after_the_documents_before_it() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.embedder.hold("one");
    add(processor, "1", "one");
    AddUpdateCommand nested = command(document("2", "two"));
    nested.solrDoc.setField("body", new SolrInputDocument("id", "child"));
    processor.processAdd(nested);
    add(processor, "3", "three");
    fixture.embedder.release("one");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains("'2'"), refused.getMessage());
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
  }

  @Test
  void skip_sends_the_document_on_without_a_vector() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    add(processor, "1", "one");
    add(processor, "2", FakeEmbedder.BROKEN);
    add(processor, "3", "three");
    processor.finish();
    assertVector("one", fixture.end.documents.get(0));
    assertNull(fixture.end.documents.get(1).getField("vector"));
    assertNull(fixture.end.documents.get(1).getField("embedding_error"));
    assertVector("three", fixture.end.documents.get(2));
    assertEquals(List.of("one", FakeEmbedder.BROKEN, "three"), fixture.embedder.started);
  }

  @Test
  void mark_writes_the_reason_into_the_document() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.MARK);
    add(processor, "2", FakeEmbedder.BROKEN);
    processor.finish();
    SolrInputDocument marked = fixture.end.documents.get(0);
    assertNull(marked.getField("vector"));
    assertEquals(
        "model 'fake': the model's output is not finite", marked.getFieldValue("embedding_error"));
  }

  @Test
  void an_outage_is_the_servers_fault_and_loses_nothing_silently() throws IOException {
    fixture.embedder.outage =
        new EncoderException(Kind.FAILED, "model 'fake': the file is damaged");
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    SolrException refused = assertThrows(SolrException.class, () -> add(processor, "1", "one"));
    processor.finish();
    assertEquals(503, refused.code());
    assertTrue(refused.getMessage().contains("the file is damaged"), refused.getMessage());
    assertEquals(List.of("finish"), fixture.end.events);
  }

  @Test
  void a_request_that_goes_on_after_a_refused_document_loses_no_other() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.end.refuse = "2";
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      try {
        add(processor, Integer.toString(i), "text " + i);
      } catch (SolrException e) {
        told.add(e.getMessage());
      }
    }
    processor.finish();
    assertEquals(List.of("refused 2"), told);
    assertEquals(99, fixture.end.documents.size());
    for (SolrInputDocument document : fixture.end.documents) {
      assertVector("text " + document.getFieldValue("id"), document);
    }
  }

  @Test
  void documents_behind_a_refused_one_are_kept_for_a_request_that_goes_on() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.end.refuse = "1";
    fixture.embedder.hold("one", "two");
    add(processor, "1", "one");
    add(processor, "2", "two");
    fixture.embedder.release("one");
    assertThrows(SolrException.class, () -> add(processor, "3", "three"));
    fixture.embedder.release("two");
    add(processor, "4", "four");
    processor.finish();
    assertEquals(List.of("add 2", "add 3", "add 4", "finish"), fixture.end.events);
    assertVector("two", fixture.end.documents.get(0));
    assertEquals(List.of(), fixture.embedder.cancelled);
  }

  @Test
  void a_partial_update_of_another_field_needs_no_model() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    fixture.embedder.outage = new EncoderException(Kind.FAILED, "the file is damaged");
    processor.processAdd(partial(Map.of("topic", Map.of("set", "x"))));
    processor.finish();
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
  }

  @Test
  void a_model_that_no_longer_fits_leaves_the_documents_before_it_alone() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    fixture.embedder.hold("one");
    add(processor, "1", "one");
    fixture.embedder.dimension = 3;
    add(processor, "2", "two");
    fixture.embedder.release("one");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(400, refused.code());
    assertEquals(List.of("add 1", "finish"), fixture.end.events);
  }

  @ParameterizedTest
  @CsvSource({
    "LOADING, 503",
    "TIMEOUT, 503",
    "OVERLOADED, 429",
    "UNLOADED, 503",
    "BAD_INPUT, 400",
    "UNKNOWN_MODEL, 400"
  })
  void what_says_nothing_about_the_document_refuses_the_update_whatever_the_policy(
      Kind kind, int status) throws IOException {
    fixture.embedder.outage = new EncoderException(kind, "not now");
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.SKIP);
    SolrException refused = assertThrows(SolrException.class, () -> add(processor, "1", "one"));
    processor.finish();
    assertEquals(status, refused.code());
    assertEquals(List.of("finish"), fixture.end.events);
  }

  @Test
  void a_document_that_was_marked_before_loses_its_mark_with_its_failure() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.MARK);
    AddUpdateCommand command = command(document("1", "one"));
    command.solrDoc.setField("embedding_error", "of last week");
    processor.processAdd(command);
    processor.finish();
    assertNull(fixture.end.documents.get(0).getField("embedding_error"));
  }
}
