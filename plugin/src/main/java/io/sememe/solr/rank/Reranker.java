// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a few documents again, closer. For one request. */
interface Reranker {

  /** Has the search for the documents bring what this needs to see of them. */
  void fetch(InnerSearch search);

  /**
   * Looks at documents.
   *
   * @param documents best first
   * @return what it says of each, in their order; null of those that it did not come to in time
   * @throws org.apache.solr.common.SolrException when it cannot look at all
   */
  List<@Nullable Relevance> look(List<FoundDocument> documents);
}
