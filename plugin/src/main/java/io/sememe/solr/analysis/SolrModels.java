// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.WeightField;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.util.ResourceLoader;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.apache.solr.core.SolrResourceLoader;
import org.apache.solr.handler.AnalysisRequestHandlerBase;
import org.apache.solr.handler.component.SearchHandler;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.schema.IndexSchema;
import org.jspecify.annotations.Nullable;

/**
 * The models of a Solr node, for analysis chains of its schemas. Counts the texts that analyzers
 * give to them, except those that a node analyses for all replicas. Plain Lucene never loads it: it
 * knows Solr. Thread-safe.
 */
record SolrModels(SolrResourceLoader loader) implements ModelSource {

  /**
   * Returns the models of the node whose schema is loaded.
   *
   * @throws IllegalArgumentException when the loader is not Solr's
   */
  static ModelSource of(ResourceLoader loader) {
    if (loader instanceof SolrResourceLoader solr) {
      return new SolrModels(solr);
    }
    throw new IllegalArgumentException(
        "there are no models: analyse inside a Solr node, or give the chain an "
            + EncodersResourceLoader.class.getSimpleName());
  }

  @Override
  public ModelTokenizer tokenizer(String model) {
    return found(() -> sememe().tasks().tokenizer(model));
  }

  @Override
  public WordEmbedder wordEmbedder(String model) {
    return found(
        () ->
            new CountedWordEmbedder(sememe().tasks().wordEmbedder(model), () -> countText(model)));
  }

  @Override
  public SparseEncoder sparseEncoder(String model) {
    return found(
        () ->
            new CountedSparseEncoder(
                sememe().tasks().sparseEncoder(model), () -> countText(model)));
  }

  @Override
  public RuntimeException failure(EncoderException e) {
    return SolrErrors.ofQuery(e);
  }

  @Override
  public Deadline deadline() {
    @Nullable SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    return info != null && isAsked(handler(info.getReq()))
        ? RequestTime.deadline(info.getReq())
        : ModelSource.super.deadline();
  }

  /** Returns whether somebody waits for the answer who sent no document. */
  static boolean isAsked(@Nullable SolrRequestHandler handler) {
    return handler instanceof SearchHandler || handler instanceof AnalysisRequestHandlerBase;
  }

  private static @Nullable SolrRequestHandler handler(SolrQueryRequest request) {
    @Nullable SolrCore core = request.getCore();
    @Nullable String path = request.getPath();
    return core == null || path == null ? null : core.getRequestHandler(path);
  }

  @Override
  public void requireWeightFields(TokenFilterFactory filter) {
    @Nullable SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    @Nullable IndexSchema schema = info == null ? null : info.getReq().getSchema();
    if (schema != null) {
      WeightField.requireBehind(schema, filter);
    }
  }

  /** Solr tells the loader its node after the schema was loaded, with the core. */
  private Sememe sememe() {
    @Nullable CoreContainer node = loader.getCoreContainer();
    if (node == null) {
      throw new IllegalStateException(
          "a schema analyses texts when its core is loaded, not before");
    }
    return Sememe.of(node);
  }

  private void countText(String model) {
    if (!ReceivingNode.isAnalysing()) {
      sememe().countSchemaText(model);
    }
  }

  private <T> T found(Supplier<T> task) {
    try {
      return task.get();
    } catch (EncoderException e) {
      throw failure(e);
    }
  }
}
