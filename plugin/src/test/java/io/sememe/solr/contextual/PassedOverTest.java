// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.junit.jupiter.api.Test;

/** Documents whose words do not suffice cost little. */
final class PassedOverTest {
  @Test
  void fewer_documents_are_collected_than_match() throws IOException {
    try (WordIndex index = new WordIndex(7, 5000, 60)) {
      QueryWord word = new QueryWord(WordIndex.terms("w4").get(0), index.vector());
      Query query = new ContextualTermQuery(word, WordIndex.SPACE, new Meaning(0.3, -1, 1));
      long matches = index.searcher.count(query);
      long collected = collected(index.searcher, query);
      assertTrue(collected * 2 < matches, collected + " of " + matches);
    }
  }

  private static long collected(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(10, null, 1)).totalHits.value;
  }
}
