// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.add;
import static io.sememe.solr.update.ProcessorFixture.assertVector;
import static io.sememe.solr.update.ProcessorFixture.command;
import static io.sememe.solr.update.ProcessorFixture.document;
import static io.sememe.solr.update.ProcessorFixture.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrException;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistributedUpdatesAsyncException;
import org.junit.jupiter.api.Test;

/** Documents in, documents with vectors out, in order. */
final class EmbeddingUpdateProcessorTest {
  private final ProcessorFixture fixture = new ProcessorFixture();

  @Test
  void documents_get_the_vector_of_their_own_text_and_stay_in_order() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    List<String> texts = IntStream.range(0, 150).mapToObj(i -> "text number " + i * i).toList();
    // One command for all documents, as the loaders do it.
    AddUpdateCommand command = command(document("none", ""));
    for (int i = 0; i < texts.size(); i++) {
      command.clear();
      command.solrDoc = document(Integer.toString(i), texts.get(i));
      processor.processAdd(command);
    }
    processor.finish();
    assertEquals(texts.size() + 1, fixture.end.events.size());
    for (int i = 0; i < texts.size(); i++) {
      assertEquals("add " + i, fixture.end.events.get(i));
      assertVector(texts.get(i), fixture.end.documents.get(i));
    }
    assertEquals(texts, fixture.embedder.started);
  }

  @Test
  void what_is_no_document_goes_on_after_the_documents_before_it() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "one");
    processor.processDelete(new DeleteUpdateCommand(null));
    add(processor, "2", "two");
    processor.processCommit(new CommitUpdateCommand(null, false));
    add(processor, "3", "three");
    processor.finish();
    assertEquals(
        List.of("add 1", "delete", "add 2", "commit", "add 3", "finish"), fixture.end.events);
  }

  @Test
  void the_last_document_of_a_stream_does_not_wait() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    AddUpdateCommand last = command(document("1", "one"));
    last.isLastDocInBatch = true;
    processor.processAdd(last);
    assertEquals(List.of("add 1"), fixture.end.events);
  }

  @Test
  void a_document_without_text_gets_no_vector_and_is_counted() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "  ");
    processor.finish();
    assertNull(fixture.end.documents.get(0).getField("vector"));
    assertEquals(1, fixture.reported("withoutText"));
  }

  @Test
  void truncated_documents_are_counted_in_the_response() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "a text that is longer than twenty characters");
    add(processor, "2", "short");
    processor.finish();
    assertEquals(2, fixture.reported("encoded"));
    assertEquals(1, fixture.reported("truncatedDocuments"));
    assertEquals(7L, fixture.reported("truncatedTokens"));
  }

  @Test
  void a_vector_that_a_document_brings_along_is_replaced() throws IOException {
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    AddUpdateCommand command = command(document("1", "one"));
    command.solrDoc.setField("vector", List.of(9f, 9f));
    processor.processAdd(command);
    processor.finish();
    assertVector("one", fixture.end.documents.get(0));
  }

  @Test
  void documents_are_encoded_anew_when_looking_them_up_stumbles() throws IOException {
    fixture.hashed = true;
    fixture.documents =
        (ids, sources, targets) -> {
          throw new IllegalStateException("the reader is closed");
        };
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "one");
    add(processor, "2", "two");
    processor.finish();
    assertEquals(List.of("add 1", "add 2", "finish"), fixture.end.events);
  }

  @Test
  void each_partial_update_is_told_when_looking_them_up_stumbles() throws IOException {
    fixture.documents =
        (ids, sources, targets) -> {
          throw new IllegalStateException("the reader is closed");
        };
    fixture.tolerated = new Tolerated();
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    processor.processAdd(partial(Map.of("body", Map.of("set", "one"))));
    processor.processAdd(partial(Map.of("body", Map.of("set", "two"))));
    DistributedUpdatesAsyncException told =
        assertThrows(DistributedUpdatesAsyncException.class, processor::finish);
    assertEquals(2, told.errors.size());
  }

  @Test
  void a_document_that_cannot_be_written_is_told_under_its_own_id() throws IOException {
    fixture.end.full = "1";
    fixture.tolerated = new Tolerated();
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    add(processor, "1", "one");
    add(processor, "2", "two");
    DistributedUpdatesAsyncException told =
        assertThrows(DistributedUpdatesAsyncException.class, processor::finish);
    assertEquals(List.of("add 2", "finish"), fixture.end.events);
    assertEquals(1, told.errors.size());
    assertEquals(500, told.errors.get(0).statusCode);
    SolrException failure = (SolrException) told.errors.get(0).e;
    assertTrue(failure.getMetadata().getName(0).endsWith("ADD:1"), failure::toString);
  }

  @Test
  void a_request_without_documents_needs_no_model() throws IOException {
    fixture.embedder.outage =
        new EncoderException(Kind.FAILED, "model 'fake': the file is damaged");
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    processor.processDelete(new DeleteUpdateCommand(null));
    processor.processCommit(new CommitUpdateCommand(null, false));
    processor.finish();
    assertEquals(List.of("delete", "commit", "finish"), fixture.end.events);
  }
}
