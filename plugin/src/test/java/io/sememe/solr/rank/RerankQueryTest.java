// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.solr.search.QueryCommand;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class RerankQueryTest {
  private static final RankingExplanation WORDS =
      new RankingExplanation("place", "score before", "signal");

  @RepeatedTest(15)
  void it_finds_what_the_query_finds_with_the_scores_that_the_ranking_gives(
      RepetitionInfo repetition) throws IOException {
    try (RandomIndex index = new RandomIndex(repetition.getCurrentRepetition())) {
      Query main = index.words();
      List<ScoreDoc> before = index.all(main);
      Ranking ranking = index.ranking(before);
      List<ScoreDoc> after = index.all(rerank(main, ranking));
      Map<String, Float> expected = scores(index, before, ranking);
      assertEquals(List.copyOf(expected.keySet()), index.ids(after));
      for (ScoreDoc hit : after) {
        assertEquals(expected.get(index.id(hit.doc)), hit.score);
      }
      assertEquals(before.size(), index.searcher.count(rerank(main, ranking)));
    }
  }

  @RepeatedTest(15)
  void passing_over_what_cannot_compete_changes_no_hit_and_no_score(RepetitionInfo repetition)
      throws IOException {
    try (RandomIndex index = new RandomIndex(100 + repetition.getCurrentRepetition())) {
      Query main = index.words();
      Query query = rerank(main, index.ranking(index.all(main)));
      assertSameTop(index, query);
      Query half = new TermQuery(new Term("half", "x"));
      assertSameTop(
          index, new BooleanQuery.Builder().add(query, Occur.MUST).add(half, Occur.FILTER).build());
    }
  }

  @RepeatedTest(5)
  void an_explanation_has_the_score_of_its_document(RepetitionInfo repetition) throws IOException {
    try (RandomIndex index = new RandomIndex(200 + repetition.getCurrentRepetition())) {
      Query main = index.words();
      Ranking ranking = index.ranking(index.all(main));
      Query query = rerank(main, ranking);
      Set<String> ranked = new HashSet<>();
      ranking.documents().forEach(document -> ranked.add(document.id()));
      for (ScoreDoc hit : index.top(query, 60)) {
        Explanation explanation = index.searcher.explain(query, hit.doc);
        assertEquals(hit.score, explanation.getValue().floatValue());
        if (ranked.contains(index.id(hit.doc))) {
          assertEquals("place", explanation.getDescription());
          assertEquals(3, explanation.getDetails().length);
          assertTrue(explanation.getDetails()[2].isMatch());
        } else {
          assertEquals(index.searcher.explain(main, hit.doc), explanation);
        }
      }
    }
  }

  @RepeatedTest(10)
  @SuppressWarnings("deprecation") // Solr searches with one collector, too.
  void sorted_by_score_and_id_hits_have_their_scores(RepetitionInfo repetition) throws IOException {
    try (RandomIndex index = new RandomIndex(300 + repetition.getCurrentRepetition())) {
      Query main = index.words();
      RerankQuery query = rerank(main, index.ranking(index.all(main)));
      Sort sort = new Sort(SortField.FIELD_SCORE, new SortField("id", SortField.Type.STRING));
      QueryCommand command = new QueryCommand();
      command.setQuery(query).setSort(sort).setMinExactCount(1);
      TopDocsCollector<? extends ScoreDoc> collector =
          query.getTopDocsCollector(50, command, index.searcher);
      index.searcher.search(query, collector);
      TopDocs sorted = collector.topDocs(0, 50);
      List<ScoreDoc> expected = new ArrayList<>(index.all(query));
      Map<Integer, String> ids = new LinkedHashMap<>();
      for (ScoreDoc hit : expected) {
        ids.put(hit.doc, index.id(hit.doc));
      }
      expected.sort(
          Comparator.comparing((ScoreDoc hit) -> -hit.score)
              .thenComparing(hit -> ids.get(hit.doc)));
      assertSame(expected.subList(0, sorted.scoreDocs.length), List.of(sorted.scoreDocs));
    }
  }

  @Test
  void documents_that_are_gone_have_no_place() throws IOException {
    try (RandomIndex index = new RandomIndex(1)) {
      Query main = index.words();
      Ranking gone = new Ranking(List.of(new RankedDocument("never there", 99, 1, 1)));
      assertSame(index.all(main), index.all(rerank(main, gone)));
    }
  }

  @Test
  void the_terms_of_the_query_are_seen_through_it() {
    List<Term> terms = new ArrayList<>();
    rerank(new TermQuery(new Term("text", "tea")), ranking(1))
        .visit(
            new QueryVisitor() {
              @Override
              public void consumeTerms(Query query, Term... found) {
                terms.addAll(List.of(found));
              }
            });
    assertEquals(List.of(new Term("text", "tea")), terms);
  }

  @Test
  void equal_are_those_with_the_same_query_and_the_same_places() {
    Query tea = new TermQuery(new Term("text", "tea"));
    RerankQuery one = rerank(tea, ranking(1));
    assertEquals(one, rerank(tea, ranking(1)));
    assertEquals(one.hashCode(), rerank(tea, ranking(1)).hashCode());
    assertNotEquals(one, rerank(tea, ranking(2)));
    assertNotEquals(one, rerank(new TermQuery(new Term("text", "rice")), ranking(1)));
    assertNotEquals(one, tea);
    assertEquals("rerank(1 documents, text:tea)", one.toString());
  }

  private static void assertSameTop(RandomIndex index, Query query) throws IOException {
    List<ScoreDoc> all = index.all(query);
    for (int count : List.of(1, 10, 50, 100)) {
      assertSame(all.subList(0, Math.min(count, all.size())), index.top(query, count));
    }
  }

  private static void assertSame(List<ScoreDoc> expected, List<ScoreDoc> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).doc, found.get(i).doc, "at " + i);
      assertEquals(expected.get(i).score, found.get(i).score, "at " + i);
    }
  }

  /** Returns the expected hits with their scores, best first. */
  private static Map<String, Float> scores(
      RandomIndex index, List<ScoreDoc> before, Ranking ranking) throws IOException {
    Map<String, Float> scores = new LinkedHashMap<>();
    ranking.documents().forEach(document -> scores.put(document.id(), document.score()));
    for (ScoreDoc hit : before) {
      scores.putIfAbsent(index.id(hit.doc), hit.score);
    }
    return scores;
  }

  private static RerankQuery rerank(Query main, Ranking ranking) {
    return (RerankQuery) new RerankQuery(RankedIds.of(RandomIndex.ID, ranking), WORDS).wrap(main);
  }

  private static Ranking ranking(float score) {
    return new Ranking(List.of(new RankedDocument("a", score, 1, 1)));
  }
}
