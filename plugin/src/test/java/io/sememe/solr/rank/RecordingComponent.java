// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.InnerSearch;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.handler.component.SearchComponent;

/** Keeps the parameters of searches within searches. */
public final class RecordingComponent extends SearchComponent {
  static final Queue<SolrParams> INNER = new ConcurrentLinkedQueue<>();

  @Override
  public void prepare(ResponseBuilder builder) {
    if (InnerSearch.is(builder.req)) {
      INNER.add(builder.req.getParams());
    }
  }

  @Override
  public void process(ResponseBuilder builder) {}

  @Override
  public String getDescription() {
    return "keeps parameters";
  }
}
