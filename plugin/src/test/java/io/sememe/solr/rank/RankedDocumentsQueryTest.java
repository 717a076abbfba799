// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class RankedDocumentsQueryTest {
  private static final RankingExplanation WORDS =
      new RankingExplanation("place", "place in one", "place in the other");

  @RepeatedTest(10)
  void it_finds_the_documents_of_the_ranking_in_its_order(RepetitionInfo repetition)
      throws IOException {
    try (RandomIndex index = new RandomIndex(repetition.getCurrentRepetition())) {
      Ranking ranking = index.ranking(index.all(new MatchAllDocsQuery()));
      Query query = query(ranking);
      List<ScoreDoc> hits = index.all(query);
      assertEquals(ranking.documents().stream().map(RankedDocument::id).toList(), index.ids(hits));
      for (int i = 0; i < hits.size(); i++) {
        ScoreDoc hit = hits.get(i);
        assertEquals(ranking.documents().get(i).score(), hit.score);
        assertEquals(hit.score, index.searcher.explain(query, hit.doc).getValue().floatValue());
      }
    }
  }

  @Test
  void its_explanation_has_the_boost_that_its_score_has() throws IOException {
    try (RandomIndex index = new RandomIndex(1)) {
      Query ranked = query(index.ranking(index.all(new MatchAllDocsQuery())));
      Query query = new BoostQuery(ranked, 3);
      ScoreDoc hit = index.top(query, 1).get(0);
      assertEquals(hit.score, index.searcher.explain(query, hit.doc).getValue().floatValue());
    }
  }

  @RepeatedTest(10)
  void beside_other_clauses_nothing_that_competes_is_passed_over(RepetitionInfo repetition)
      throws IOException {
    try (RandomIndex index = new RandomIndex(repetition.getCurrentRepetition())) {
      Query words = index.words();
      Query query =
          new BooleanQuery.Builder()
              .add(words, Occur.SHOULD)
              .add(new BoostQuery(query(index.ranking(index.all(words))), 0.3f), Occur.SHOULD)
              .build();
      List<ScoreDoc> all = index.all(query);
      List<ScoreDoc> top = index.top(query, 20);
      assertEquals(index.ids(all.subList(0, top.size())), index.ids(top));
    }
  }

  @Test
  void documents_that_are_deleted_or_were_never_there_are_not_found() throws IOException {
    try (RandomIndex index = new RandomIndex(3)) {
      Set<String> live = Set.copyOf(index.ids(index.all(new MatchAllDocsQuery())));
      String deleted = "d0";
      for (int i = 0; live.contains(deleted); i++) {
        deleted = "d" + i;
      }
      Ranking ranking =
          new Ranking(
              List.of(
                  new RankedDocument(deleted, 3, 1, 1),
                  new RankedDocument("never there", 2, 2, 2)));
      assertEquals(List.of(), index.all(query(ranking)));
      assertFalse(index.searcher.explain(query(ranking), 0).isMatch());
    }
  }

  @Test
  void equal_are_those_with_the_same_places() {
    Query one = query(new Ranking(List.of(new RankedDocument("a", 1, 1, 1))));
    Query same = query(new Ranking(List.of(new RankedDocument("a", 1, 1, 1))));
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, query(new Ranking(List.of(new RankedDocument("b", 1, 1, 1)))));
    assertEquals("ranking(1 documents)", one.toString());
  }

  private static Query query(Ranking ranking) {
    return new RankedDocumentsQuery(RankedIds.of(RandomIndex.ID, ranking), WORDS);
  }
}
