// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExactVectorQueryTest {

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_nearest_are_found_without_exception(int seed) throws IOException {
    try (RandomVectors vectors = new RandomVectors(seed)) {
      float[] question = vectors.vector();
      int k = 1 + vectors.random.nextInt(20);
      assertEquals(
          vectors.nearest(question, k, id -> true), find(vectors, query(question, k, null)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_nearest_that_pass_a_filter_are_found_without_exception(int seed) throws IOException {
    try (RandomVectors vectors = new RandomVectors(seed)) {
      float[] question = vectors.vector();
      int k = 1 + vectors.random.nextInt(20);
      Query filter = new TermQuery(new Term("topic", "x"));
      assertEquals(
          vectors.nearest(question, k, vectors::isOfTopicX),
          find(vectors, query(question, k, filter)));
    }
  }

  @Test
  void it_is_not_equal_to_the_search_that_follows_the_graph() {
    float[] question = {1, 0};
    Query query = query(question, 3, null);
    assertEquals(query, query(question, 3, null));
    assertEquals(query.hashCode(), query(question, 3, null).hashCode());
    Query filter = ((KnnFloatVectorQuery) query).getFilter();
    assertNotEquals(query, new KnnFloatVectorQuery(RandomVectors.FIELD, question, 3, filter));
    assertNotEquals(new KnnFloatVectorQuery(RandomVectors.FIELD, question, 3, filter), query);
  }

  @Test
  void it_prints_no_more_of_a_vector_than_its_beginning() {
    assertEquals("ExactVectorQuery:vector[0.0,...][3]", query(new float[384], 3, null).toString());
  }

  private static Query query(float[] question, int k, Query filter) {
    return new ExactVectorQuery(RandomVectors.FIELD, question, k, filter);
  }

  private static List<String> find(RandomVectors vectors, Query query) throws IOException {
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : new IndexSearcher(vectors.reader).search(query, 1000).scoreDocs) {
      ids.add(vectors.reader.storedFields().document(hit.doc).get("id"));
    }
    return ids;
  }
}
