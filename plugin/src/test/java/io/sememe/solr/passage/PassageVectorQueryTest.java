// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents that are found are those that comparing everything finds. */
final class PassageVectorQueryTest {
  private static final int MANY = 1000;
  private final BitSetProducer roots = new QueryBitSetProducer(RandomBlocks.ROOTS);

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_document_with_passages_is_found_when_k_is_large(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      float[] question = blocks.vector();
      List<String> found = find(blocks, query(question, MANY, null));
      assertEquals(blocks.bruteForce(question, MANY, block -> true), found);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_filter_on_documents_leaves_those_that_pass(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      float[] question = blocks.vector();
      List<String> found = find(blocks, query(question, MANY, below("x")));
      assertEquals(blocks.bruteForce(question, MANY, block -> block.topic().equals("x")), found);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void k_documents_are_found_with_the_scores_of_their_best_passages(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      float[] question = blocks.vector();
      int k = 1 + blocks.random.nextInt(12);
      Query query = query(question, k, null);
      int all = blocks.bruteForce(question, MANY, block -> true).size();
      assertEquals(Math.min(k, all), Set.copyOf(find(blocks, query)).size());
      assertScores(blocks, question, query);
    }
  }

  // Lucene's graph of vectors gives no more than this: it may miss a neighbour.
  @Test
  void hardly_any_of_the_best_k_is_missed_with_a_filter_or_without() throws IOException {
    int missed = 0;
    int wanted = 0;
    for (int seed : seeds().toArray()) {
      try (RandomBlocks blocks = new RandomBlocks(seed)) {
        float[] question = blocks.vector();
        int k = 1 + blocks.random.nextInt(12);
        List<String> best = blocks.bruteForce(question, k, block -> true);
        List<String> passed = blocks.bruteForce(question, k, block -> block.topic().equals("x"));
        wanted += best.size() + passed.size();
        missed += missed(best, find(blocks, query(question, k, null)));
        missed += missed(passed, find(blocks, query(question, k, below("x"))));
      }
    }
    assertTrue(missed * 100 < wanted, missed + " of " + wanted);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void none_of_the_best_k_is_missed_when_all_passages_are_compared(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      float[] question = blocks.vector();
      int k = 1 + blocks.random.nextInt(12);
      PassageSearch search = new PassageSearch(RandomBlocks.VECTOR, question, k, roots);
      Query nested = new ToChildBlockJoinQuery(RandomBlocks.ROOTS, roots);
      List<String> best = blocks.bruteForce(question, k, block -> true);
      assertEquals(best, find(blocks, search.documentsExactly(nested)));
      List<String> passed = blocks.bruteForce(question, k, block -> block.topic().equals("x"));
      assertEquals(passed, find(blocks, search.documentsExactly(below("x"))));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void its_explanation_has_the_score(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      Query query = query(blocks.vector(), 3, null);
      IndexSearcher searcher = new IndexSearcher(blocks.reader);
      for (ScoreDoc hit : searcher.search(query, 3).scoreDocs) {
        assertEquals(hit.score, searcher.explain(query, hit.doc).getValue().floatValue());
      }
    }
  }

  @Test
  void queries_are_equal_when_all_that_they_were_made_of_is() {
    float[] question = {1, 0};
    assertEquals(query(question, 3, null), query(new float[] {1, 0}, 3, null));
    assertEquals(
        query(question, 3, null).hashCode(), query(new float[] {1, 0}, 3, null).hashCode());
    assertNotEquals(query(question, 3, null), query(question, 4, null));
    assertNotEquals(query(question, 3, null), query(new float[] {0, 1}, 3, null));
    assertNotEquals(query(question, 3, null), query(question, 3, RandomBlocks.ROOTS));
  }

  @Test
  void it_prints_no_more_of_a_vector_than_its_beginning() {
    String printed = query(new float[384], 3, null).toString();
    assertTrue(printed.length() < 200, printed);
  }

  private Query query(float[] question, int k, Query filter) {
    return new PassageSearch(RandomBlocks.VECTOR, question, k, roots).documents(filter);
  }

  private Query below(String topic) {
    return new ToChildBlockJoinQuery(new TermQuery(new Term("topic", topic)), roots);
  }

  private static int missed(List<String> wanted, List<String> found) {
    return (int) wanted.stream().filter(id -> !found.contains(id)).count();
  }

  private static List<String> find(RandomBlocks blocks, Query query) throws IOException {
    TopDocs found = new IndexSearcher(blocks.reader).search(query, MANY);
    assertEquals(found.scoreDocs.length, found.totalHits.value);
    StoredFields stored = blocks.reader.storedFields();
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : found.scoreDocs) {
      ids.add(stored.document(hit.doc).get("id"));
    }
    return ids;
  }

  private static void assertScores(RandomBlocks blocks, float[] question, Query query)
      throws IOException {
    StoredFields stored = blocks.reader.storedFields();
    for (ScoreDoc hit : new IndexSearcher(blocks.reader).search(query, MANY).scoreDocs) {
      String id = stored.document(hit.doc).get("id");
      blocks.live().stream()
          .filter(block -> block.id().equals(id))
          .forEach(block -> assertEquals(block.score(question), hit.score, 1e-6f));
    }
  }
}
