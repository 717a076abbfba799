// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.params.SolrParams;

/**
 * What nodes are asked.
 *
 * @param method how
 * @param path of the handler, in any collection
 * @param parameters what
 * @param millis how long the work may take
 */
record NodeRequest(METHOD method, String path, SolrParams parameters, long millis) {
  /** What an answer takes beside the work. */
  private static final long ON_THE_WAY_MILLIS = 10_000;

  /** Returns how many milliseconds are waited for the answer. */
  long patience() {
    return millis + ON_THE_WAY_MILLIS;
  }
}
