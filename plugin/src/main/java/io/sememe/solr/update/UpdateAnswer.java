// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import java.util.function.Consumer;
import org.apache.solr.common.SolrException;
import org.apache.solr.response.SolrQueryResponse;

/**
 * What the client of an update is told beside its status: counts, versions of documents that went
 * on by themselves, and when to come again. Not thread-safe.
 *
 * @param response the answer
 * @param report the counts
 * @param rest puts into it what processors of their own have answered
 */
record UpdateAnswer(
    SolrQueryResponse response, EmbeddingReport report, Consumer<SolrQueryResponse> rest) {

  /** Notes that a document was refused. */
  void refused(SolrException failure) {
    SolrErrors.addRetryAfter(response, failure);
  }

  /** Writes everything that is known at the end. */
  void complete() {
    report.addTo(response);
    rest.accept(response);
  }
}
