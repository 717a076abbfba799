// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import org.apache.lucene.search.Query;
import org.apache.lucene.tests.search.QueryUtils;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.junit.Test;

/** Lucene's own checks of queries. They run in Lucene's own runner only, which is JUnit 4's. */
public final class LuceneChecksTest extends LuceneTestCase {
  @Test
  public void every_query_keeps_lucenes_contract() throws IOException {
    // They take a document that is passed over for one that does not match, also a deleted one.
    for (int i = 0; i < 2; i++) {
      try (WordIndex index = new WordIndex(random().nextLong(), 40, 20, 0)) {
        for (Query query : Example.queries(index)) {
          QueryUtils.check(random(), query, index.searcher);
        }
      }
    }
  }
}
