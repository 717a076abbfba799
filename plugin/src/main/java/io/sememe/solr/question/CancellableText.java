// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PendingEmbedding;
import java.util.Optional;
import org.apache.lucene.search.TotalHitCountCollector;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.core.CancellableQueryTracker;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.search.CancellableCollector;
import org.jspecify.annotations.Nullable;

/**
 * The text of a query that Solr's task management may cancel. Solr knows a query by its collector
 * alone, so the text stands in for it until there is one.
 */
final class CancellableText extends CancellableCollector {
  private final PendingEmbedding pending;
  private volatile boolean cancelled;

  private CancellableText(PendingEmbedding pending) {
    super(new TotalHitCountCollector());
    this.pending = pending;
  }

  /** Returns the name that a request can be cancelled by; empty when it cannot be. */
  static Optional<String> id(SolrQueryRequest request) {
    if (!request.getParams().getBool(CommonParams.IS_QUERY_CANCELLABLE, false)) {
      return Optional.empty();
    }
    @Nullable SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    @Nullable ResponseBuilder asked = info == null ? null : info.getResponseBuilder();
    @Nullable String id = asked == null ? null : asked.queryID;
    return Optional.ofNullable(id == null ? request.getParams().get(ShardParams.QUERY_ID) : id);
  }

  /**
   * Waits for a text that has been started.
   *
   * @throws EncoderException when there is no vector, unless the query was cancelled
   * @throws org.apache.solr.search.QueryLimitsExceededException when it was
   */
  static Embedding await(SolrQueryRequest request, String id, PendingEmbedding pending) {
    CancellableText text = new CancellableText(pending);
    CancellableQueryTracker tracker = request.getCore().getCancellableQueryTracker();
    tracker.addShardLevelActiveQuery(id, text);
    try {
      Embedding embedding = pending.await();
      if (!text.cancelled) {
        return embedding;
      }
    } catch (EncoderException e) {
      if (!text.cancelled) {
        throw e;
      }
    } finally {
      tracker.removeCancellableQuery(id);
    }
    // Solr does so only at the end of a query that has come so far.
    tracker.releaseQueryID(id);
    throw EarlyEnd.of(request, "cancelled while its text was waiting to be encoded");
  }

  @Override
  public void cancel() {
    super.cancel();
    cancelled = true;
    pending.cancel();
  }
}
