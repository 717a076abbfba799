// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found and how it is scored is what a look at all documents says. */
final class ContextualQueryTest {
  private static final int INDEXES = 20;

  @Test
  void every_score_is_that_of_the_words_times_their_meaning() throws IOException {
    for (int seed = 0; seed < INDEXES; seed++) {
      try (WordIndex index = new WordIndex(seed, 80, 30)) {
        for (Example example : Example.of(index)) {
          assertEquals(example.expected(index), index.scores(example.query()), example::toString);
        }
      }
    }
  }

  @Test
  void without_scores_the_same_documents_match() throws IOException {
    for (int seed = 0; seed < INDEXES; seed++) {
      try (WordIndex index = new WordIndex(seed, 80, 30)) {
        for (Example example : Example.of(index)) {
          assertEquals(index.scores(example.plain()).size(), index.searcher.count(example.query()));
        }
      }
    }
  }

  @Test
  void every_explanation_has_the_score() throws IOException {
    for (int seed = 0; seed < INDEXES; seed++) {
      try (WordIndex index = new WordIndex(seed, 80, 30)) {
        for (Example example : Example.of(index)) {
          requireExplained(index, new BoostQuery(example.query(), 2.5f));
        }
      }
    }
  }

  private static void requireExplained(WordIndex index, Query query) throws IOException {
    Map<Integer, Float> scores = new LinkedHashMap<>();
    index.all(query).forEach(hit -> scores.put(hit.doc, hit.score));
    for (int document = 0; document < index.searcher.getIndexReader().maxDoc(); document++) {
      Explanation explanation = index.searcher.explain(query, document);
      if (scores.containsKey(document)) {
        assertEquals(scores.get(document), explanation.getValue().floatValue());
        assertTrue(explanation.toString().contains("= meaning, "), explanation::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void passing_over_what_cannot_compete_changes_no_hit(int rows) throws IOException {
    for (int seed = 0; seed < 5; seed++) {
      try (WordIndex index = new WordIndex(seed, 3000, 30)) {
        for (Query query : Example.queries(index)) {
          List<ScoreDoc> all = index.all(query);
          assertHits(all.subList(0, Math.min(rows, all.size())), index.top(query, rows));
        }
      }
    }
  }

  @Test
  void deleted_documents_are_not_found() throws IOException {
    try (WordIndex index = new WordIndex(1, 80, 30)) {
      Query query =
          new ContextualTermQuery(index.queryWord("w0"), WordIndex.SPACE, Meaning.DEFAULT);
      assertTrue(index.searcher.getIndexReader().hasDeletions());
      assertTrue(index.documents.keySet().containsAll(index.scores(query).keySet()));
    }
  }

  private static void assertHits(List<ScoreDoc> expected, List<ScoreDoc> found) {
    assertEquals(
        expected.stream().map(ScoreDoc::toString).toList(),
        found.stream().map(ScoreDoc::toString).toList());
  }
}
