// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.VectorField;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.schema.DenseVectorField;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;

/** A processor between a fake embedder and the end of a chain that notes what arrives. */
final class ProcessorFixture {
  final FakeEmbedder embedder = new FakeEmbedder();
  final RecordingProcessor end = new RecordingProcessor();
  final SolrQueryResponse response = new SolrQueryResponse();

  /** What the collection has, by id; nothing is looked up unless it is hashed. */
  final Map<String, StoredDocument> stored = new HashMap<>();

  boolean hashed;

  /** Looks documents up. */
  StoredDocuments documents = (ids, sources, targets) -> stored;

  /** Gathers refused documents; null when the first of them ends the request. */
  Tolerated tolerated;

  /** The token vectors beside each vector; null when there are none. */
  TokenTarget tokens;

  EmbeddingUpdateProcessor processor(OnError onError) {
    EmbeddingConfig config =
        new EmbeddingConfig(
            "fake",
            List.of("body"),
            "vector",
            onError,
            "embedding_error",
            Optional.empty(),
            Optional.empty());
    EmbeddingReport report = new EmbeddingReport(config.dest());
    Downstream downstream = new Downstream(end, new Ends());
    DocumentEncoder encoder = new DocumentEncoder(config, "id", hashed, new Finder(), documents);
    return new EmbeddingUpdateProcessor(
        encoder,
        new DocumentSender(config, encoder, downstream, report, true),
        downstream,
        new UpdateAnswer(response, report, answer -> {}),
        tolerated,
        end);
  }

  /** One field, and the fake model as it is. */
  private final class Finder implements TargetFinder {
    @Override
    public VectorFields fields() {
      return new VectorFields(List.of(dest()), List.of());
    }

    @Override
    public Targets find(Deadline deadline) {
      EmbeddingSpace space = embedder.space(deadline);
      dest().field().requireFits(space);
      Target target =
          new Target(embedder, space.fingerprint(), dest(), Optional.ofNullable(tokens));
      return new Targets(List.of(target), List.of());
    }

    private Destination dest() {
      DenseVectorField type =
          new DenseVectorField(2, VectorSimilarityFunction.COSINE, VectorEncoding.FLOAT32);
      return new Destination(new VectorField("vector", type), false, true, hashed, tokens != null);
    }
  }

  /** What the response says of one count. */
  Object reported(String count) {
    NamedList<?> section = (NamedList<?>) response.getValues().get("embedding");
    return ((NamedList<?>) section.get("vector")).get(count);
  }

  /**
   * Returns how one document is refused that comes alone, where what fails is to fail the request.
   */
  SolrException refused(String id, String body) {
    EmbeddingUpdateProcessor processor = processor(OnError.FAIL);
    return assertThrows(
        SolrException.class,
        () -> {
          add(processor, id, body);
          processor.finish();
        });
  }

  static void add(EmbeddingUpdateProcessor processor, String id, String body) throws IOException {
    processor.processAdd(command(document(id, body)));
  }

  static AddUpdateCommand command(SolrInputDocument document) {
    AddUpdateCommand command = new NamedCommand();
    command.solrDoc = document;
    return command;
  }

  static AddUpdateCommand partial(Map<String, Object> fields) {
    SolrInputDocument document = new SolrInputDocument("id", "1");
    fields.forEach(document::setField);
    return command(document);
  }

  static SolrInputDocument document(String id, String body) {
    return new SolrInputDocument("id", id, "body", body);
  }

  static void assertVector(String text, SolrInputDocument document) {
    float[] expected = FakeEmbedder.vectorOf(text);
    assertEquals(List.of(expected[0], expected[1]), document.getField("vector").getValue());
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

  /** Every way downstream ends in the same place. */
  private final class Ends implements Downstream.Segments {
    @Override
    public UpdateRequestProcessor another() {
      return end;
    }

    @Override
    public UpdateRequestProcessor forOne(AddUpdateCommand command) {
      return end;
    }
  }
}
