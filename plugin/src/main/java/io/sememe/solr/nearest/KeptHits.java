// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** The hits of one search in the index that was searched last. Thread-safe. */
final class KeptHits {
  private @Nullable Query hits;
  private @Nullable Object searched;

  /** Returns the hits of a search, always the same one, in an index. */
  synchronized Query of(Query search, IndexSearcher searcher) throws IOException {
    Object index = searcher.getTopReaderContext().id();
    if (hits == null || !index.equals(searched)) {
      hits = searcher.rewrite(search);
      searched = index;
    }
    return hits;
  }
}
