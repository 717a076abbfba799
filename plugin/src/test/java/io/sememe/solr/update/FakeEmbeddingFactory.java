// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import java.util.List;
import java.util.function.Function;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/** The embedding processor of a chain, with an embedder that needs no model. */
public final class FakeEmbeddingFactory extends UpdateRequestProcessorFactory {
  final FakeEmbedder embedder = new FakeEmbedder();
  final FakeTokenEmbedder tokenEmbedder = new FakeTokenEmbedder();

  /** What documents are encoded for: the field that the configuration names, unless replaced. */
  Function<IndexSchema, Targets> targets = this::configured;

  private EmbeddingConfig config;

  @Override
  public void init(NamedList<?> args) {
    config = EmbeddingConfig.of(args);
  }

  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    return new EmbeddingRequest(config, request, response)
        .processor(this, new Finder(request.getSchema()), next);
  }

  /** Returns a space in a field of the schema. */
  Target target(IndexSchema schema, String field, FakeEmbedder embedder) {
    return new Target(
        embedder,
        embedder.space(null).fingerprint(),
        config.destination(schema, field),
        config.tokens().map(tokens -> tokenEmbedder.target(tokens.precision())));
  }

  private Targets configured(IndexSchema schema) {
    config.requireFields(schema);
    return new Targets(List.of(target(schema, config.dest(), embedder)), List.of());
  }

  private final class Finder implements TargetFinder {
    private final IndexSchema schema;

    private Finder(IndexSchema schema) {
      this.schema = schema;
    }

    @Override
    public VectorFields fields() {
      return targets.apply(schema).fields();
    }

    @Override
    public Targets find(Deadline deadline) {
      return targets.apply(schema);
    }
  }
}
