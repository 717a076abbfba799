// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found and how it is scored is what the two parts say one by one. */
final class HybridQueryTest {
  private static final int MANY = 1000;

  static Stream<Arguments> indexes() {
    return IntStream.range(0, 50)
        .boxed()
        .flatMap(seed -> Stream.of(Arguments.of(seed, false), Arguments.of(seed, true)));
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void each_match_of_either_part_has_the_score_of_both(int seed, boolean nested)
      throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      Example example = new Example(documents);
      assertEquals(example.expected(), example.scores(example.query()));
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void passing_over_what_cannot_compete_changes_no_hit(int seed, boolean nested)
      throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      Example example = new Example(documents);
      for (int rows : new int[] {1, 3, 10}) {
        for (float boost : new float[] {0, 0.3f, 1, 7}) {
          Query query = new BoostQuery(example.query(), boost);
          assertHits(example.hits(query, rows, MANY), example.hits(query, rows, 1));
        }
      }
    }
  }

  @Test
  void some_documents_are_passed_over() throws IOException {
    long visited = 0;
    long all = 0;
    for (int seed = 0; seed < 50; seed++) {
      try (RandomDocuments documents = new RandomDocuments(seed, false)) {
        Example example = new Example(documents);
        visited += example.hits(example.query(), 1, 1).totalHits.value;
        all += example.hits(example.query(), 1, MANY).totalHits.value;
      }
    }
    assertTrue(visited * 10 < all * 9, visited + " of " + all);
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void a_filter_leaves_the_others_as_they_are(int seed, boolean nested) throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      Example example = new Example(documents);
      Query topic = new TermQuery(new Term("topic", "x"));
      Map<String, Float> expected = example.expected();
      expected.keySet().retainAll(example.scores(topic).keySet());
      assertEquals(expected, example.scores(filtered(example.query(), topic)));
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void a_score_can_be_asked_for_again(int seed, boolean nested) throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      IndexSearcher searcher = new Example(documents).searcher();
      Query query = searcher.rewrite(new Example(documents).query());
      Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE, 1);
      for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
        Scorer scorer = weight.scorer(segment);
        while (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          assertEquals(scorer.score(), scorer.score());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void without_scores_the_same_documents_match(int seed, boolean nested) throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      Example example = new Example(documents);
      assertEquals(example.expected().size(), example.searcher().count(example.query()));
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void every_explanation_has_the_score(int seed, boolean nested) throws IOException {
    try (RandomDocuments documents = new RandomDocuments(seed, nested)) {
      Example example = new Example(documents);
      Query query = new BoostQuery(example.query(), 2);
      Set<Integer> matches = new HashSet<>();
      for (ScoreDoc hit : example.hits(query, MANY, MANY).scoreDocs) {
        matches.add(hit.doc);
        Explanation explanation = example.searcher().explain(query, hit.doc);
        assertEquals(hit.score, explanation.getValue().floatValue());
        assertTrue(explanation.toString().contains("cosine"), explanation::toString);
      }
      for (int document = 0; document < documents.reader.maxDoc(); document++) {
        boolean matched = example.searcher().explain(query, document).isMatch();
        // Lucene explains deleted documents too.
        assertTrue(matched || !matches.contains(document));
      }
    }
  }

  @Test
  void the_words_are_there_for_who_looks_for_them() {
    Set<Term> terms = new HashSet<>();
    query("tea", 3, 0.7).visit(QueryVisitor.termCollector(terms));
    assertEquals(Set.of(new Term("text", "tea")), terms);
  }

  @Test
  void queries_are_equal_when_all_that_they_were_made_of_is() {
    Query query = query("tea", 3, 0.7);
    assertEquals(query, query("tea", 3, 0.7));
    assertEquals(query.hashCode(), query("tea", 3, 0.7).hashCode());
    List.of(query("cup", 3, 0.7), query("tea", 4, 0.7), query("tea", 3, 0.6))
        .forEach(other -> assertNotEquals(query, other));
  }

  @Test
  void it_prints_both_parts_and_no_more_of_a_vector_than_its_beginning() {
    assertEquals(
        "linear(alpha=0.7,floor=0.4,half=5.0):"
            + "[text:tea | KnnFloatVectorQuery:vector[1.0,...][3]]",
        query("tea", 3, 0.7).toString());
  }

  private static Query query(String word, int k, double alpha) {
    float[] question = {1, 0};
    return new HybridQuery(
        new TermQuery(new Term("text", word)),
        new KnnFloatVectorQuery("vector", question, k),
        new DocumentVectors("vector", question, null),
        new LinearFusion(alpha, 0.4, 5));
  }

  private static Query filtered(Query query, Query filter) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  private static void assertHits(TopDocs expected, TopDocs found) {
    assertEquals(
        Stream.of(expected.scoreDocs).map(ScoreDoc::toString).toList(),
        Stream.of(found.scoreDocs).map(ScoreDoc::toString).toList());
  }

  /** A question to an index, and its parts one by one. */
  private record Example(
      RandomDocuments documents,
      IndexSearcher searcher,
      float[] question,
      Query words,
      Query nearest,
      LinearFusion fusion) {

    Example(RandomDocuments documents) {
      this(documents, documents.vector());
    }

    private Example(RandomDocuments documents, float[] question) {
      this(
          documents,
          new IndexSearcher(documents.reader),
          question,
          documents.words(),
          documents.nearest(question, 1 + documents.random.nextInt(8)),
          new LinearFusion(documents.random.nextInt(5) / 4.0, 0.2, 1));
    }

    Query query() {
      return new HybridQuery(words, nearest, documents.vectors(question), fusion);
    }

    Map<String, Float> expected() throws IOException {
      Map<String, Float> bm25 = scores(words);
      Map<String, Float> expected = new LinkedHashMap<>();
      Stream.concat(bm25.keySet().stream(), scores(nearest).keySet().stream())
          .forEach(id -> expected.put(id, score(id, bm25.getOrDefault(id, 0f))));
      return expected;
    }

    Map<String, Float> scores(Query query) throws IOException {
      Map<String, Float> scores = new LinkedHashMap<>();
      for (ScoreDoc hit : hits(query, MANY, MANY).scoreDocs) {
        scores.put(documents.reader.storedFields().document(hit.doc).get("id"), hit.score);
      }
      return scores;
    }

    /** Of so many hits Lucene may pass over some, once it has counted to a threshold. */
    TopDocs hits(Query query, int rows, int threshold) throws IOException {
      return searcher.search(query, new TopScoreDocCollectorManager(rows, null, threshold));
    }

    private float score(String id, float bm25) {
      return (float) fusion.score(documents.cosine(id, question), bm25);
    }
  }
}
