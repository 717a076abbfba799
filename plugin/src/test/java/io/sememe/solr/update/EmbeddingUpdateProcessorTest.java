// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.VectorField;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.schema.DenseVectorField;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.junit.jupiter.api.Test;

final class EmbeddingUpdateProcessorTest {
  private final FakeEmbedder embedder = new FakeEmbedder();
  private final RecordingProcessor end = new RecordingProcessor();
  private final SolrQueryResponse response = new SolrQueryResponse();

  @Test
  void documents_get_the_vector_of_their_own_text_and_stay_in_order() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    List<String> texts = IntStream.range(0, 150).mapToObj(i -> "text number " + i * i).toList();
    // One command for all documents, as the loaders do it.
    AddUpdateCommand command = new NamedCommand();
    for (int i = 0; i < texts.size(); i++) {
      command.clear();
      command.solrDoc = document(Integer.toString(i), texts.get(i));
      processor.processAdd(command);
    }
    processor.finish();
    assertEquals(texts.size() + 1, end.events.size());
    for (int i = 0; i < texts.size(); i++) {
      assertEquals("add " + i, end.events.get(i));
      assertVector(texts.get(i), end.documents.get(i));
    }
    assertTrue(embedder.asked.size() < 10, () -> embedder.asked.size() + " batches");
  }

  @Test
  void what_is_no_document_goes_on_after_the_documents_before_it() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    add(processor, "1", "one");
    processor.processDelete(new DeleteUpdateCommand(null));
    add(processor, "2", "two");
    processor.processCommit(new CommitUpdateCommand(null, false));
    add(processor, "3", "three");
    processor.finish();
    assertEquals(List.of("add 1", "delete", "add 2", "commit", "add 3", "finish"), end.events);
  }

  @Test
  void the_last_document_of_a_stream_does_not_wait() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    AddUpdateCommand last = new NamedCommand();
    last.solrDoc = document("1", "one");
    last.isLastDocInBatch = true;
    processor.processAdd(last);
    assertEquals(List.of("add 1"), end.events);
  }

  @Test
  void fail_names_the_document_and_sends_on_neither_it_nor_what_follows() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    add(processor, "1", "one");
    add(processor, "2", FakeEmbedder.BROKEN);
    add(processor, "3", "three");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(500, refused.code());
    assertTrue(refused.getMessage().contains("'2'"), refused.getMessage());
    assertEquals(List.of("add 1", "finish"), end.events);
  }

  @Test
  void skip_sends_the_document_on_without_a_vector() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.SKIP);
    add(processor, "1", "one");
    add(processor, "2", FakeEmbedder.BROKEN);
    processor.finish();
    assertVector("one", end.documents.get(0));
    assertNull(end.documents.get(1).getField("vector"));
    assertNull(end.documents.get(1).getField("embedding_error"));
  }

  @Test
  void mark_writes_the_reason_into_the_document() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.MARK);
    add(processor, "2", FakeEmbedder.BROKEN);
    processor.finish();
    SolrInputDocument marked = end.documents.get(0);
    assertNull(marked.getField("vector"));
    assertEquals(
        "model 'fake': the model's output is not finite", marked.getFieldValue("embedding_error"));
  }

  @Test
  void an_outage_is_the_servers_fault_and_loses_nothing_silently() throws IOException {
    embedder.outage = new EncoderException(Kind.FAILED, "model 'fake': the file is damaged");
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    add(processor, "1", "one");
    SolrException refused = assertThrows(SolrException.class, processor::finish);
    assertEquals(503, refused.code());
    assertTrue(refused.getMessage().contains("the file is damaged"), refused.getMessage());
    assertEquals(List.of("finish"), end.events);
  }

  @Test
  void a_document_without_text_gets_no_vector_and_is_counted() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    add(processor, "1", "  ");
    processor.finish();
    assertNull(end.documents.get(0).getField("vector"));
    assertEquals(1, report().get("withoutText"));
  }

  @Test
  void truncated_documents_are_counted_in_the_response() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    add(processor, "1", "a text that is longer than twenty characters");
    add(processor, "2", "short");
    processor.finish();
    assertEquals(2, report().get("vectors"));
    assertEquals(1, report().get("truncatedDocuments"));
    assertEquals(7L, report().get("truncatedTokens"));
  }

  @Test
  void a_vector_that_a_document_brings_along_is_replaced() throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    AddUpdateCommand command = new NamedCommand();
    command.solrDoc = document("1", "one");
    command.solrDoc.setField("vector", List.of(9f, 9f));
    processor.processAdd(command);
    processor.finish();
    assertVector("one", end.documents.get(0));
  }

  @Test
  void a_partial_update_of_the_text_is_refused_and_one_of_another_field_passes()
      throws IOException {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    AddUpdateCommand text = partial("body");
    SolrException refused = assertThrows(SolrException.class, () -> processor.processAdd(text));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains("'body'"), refused.getMessage());
    AddUpdateCommand other = partial("topic");
    processor.processAdd(other);
    assertEquals(List.of("add 1"), end.events);
    assertTrue(embedder.asked.isEmpty());
    assertFalse(end.documents.get(0).containsKey("vector"));
  }

  private EmbeddingUpdateProcessor processor(OnError onError) {
    EmbeddingConfig config =
        new EmbeddingConfig("fake", List.of("body"), "vector", onError, "embedding_error");
    DenseVectorField type =
        new DenseVectorField(2, VectorSimilarityFunction.COSINE, VectorEncoding.FLOAT32);
    DocumentEncoder encoder = new DocumentEncoder(embedder, new VectorField("vector", type));
    return new EmbeddingUpdateProcessor(config, encoder, response, end);
  }

  private NamedList<?> report() {
    return (NamedList<?>) response.getValues().get("embedding");
  }

  private static void add(EmbeddingUpdateProcessor processor, String id, String body)
      throws IOException {
    AddUpdateCommand command = new NamedCommand();
    command.solrDoc = document(id, body);
    processor.processAdd(command);
  }

  private static AddUpdateCommand partial(String field) {
    AddUpdateCommand command = new NamedCommand();
    command.solrDoc = new SolrInputDocument("id", "1");
    command.solrDoc.setField(field, Map.of("set", "new"));
    return command;
  }

  private static SolrInputDocument document(String id, String body) {
    return new SolrInputDocument("id", id, "body", body);
  }

  /** Without a request there is no schema that says which field is the id. */
  private static final class NamedCommand extends AddUpdateCommand {
    private NamedCommand() {
      super(null);
    }

    @Override
    public String getPrintableId() {
      return String.valueOf(solrDoc.getFieldValue("id"));
    }
  }

  private static void assertVector(String text, SolrInputDocument document) {
    float[] expected = FakeEmbedder.vectorOf(text);
    assertEquals(List.of(expected[0], expected[1]), document.getField("vector").getValue());
  }
}
