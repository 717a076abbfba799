// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.solr.schema.DenseVectorField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NearestExplanationTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  private RandomVectors vectors;
  private IndexSearcher searcher;
  private float[] question;

  @BeforeEach
  void make_an_index() throws IOException {
    vectors = new RandomVectors(1);
    searcher = new IndexSearcher(vectors.reader);
    question = vectors.vector();
  }

  @AfterEach
  void close_it() throws IOException {
    vectors.close();
  }

  @Test
  void the_score_is_explained_by_the_cosine_field_model_and_kind_of_search() throws IOException {
    for (ScoreDoc hit : searcher.search(query(false), 3).scoreDocs) {
      Explanation explanation = searcher.explain(query(false), hit.doc);
      assertEquals(hit.score, explanation.getValue().floatValue());
      Explanation cosine = explanation.getDetails()[0];
      assertEquals(hit.score, (1 + cosine.getValue().floatValue()) / 2, 1e-6);
      assertTrue(cosine.getDescription().contains("the document"), cosine::toString);
      String said = explanation.getDescription();
      assertTrue(said.startsWith("(1 + cosine) / 2"), said);
      assertTrue(said.contains("topK=3 nearest in field 'vector'"), said);
      assertTrue(said.contains("approximate"), said);
      assertTrue(said.contains("model 'm', fingerprint " + HASH), said);
    }
  }

  @Test
  void a_search_that_compares_all_says_so() throws IOException {
    ScoreDoc hit = searcher.search(query(true), 1).scoreDocs[0];
    String said = searcher.explain(query(true), hit.doc).getDescription();
    assertTrue(said.contains("exactly"), said);
    assertFalse(said.contains("approximate"), said);
  }

  @Test
  void a_boost_is_named() throws IOException {
    Query boosted = new BoostQuery(query(false), 3);
    ScoreDoc hit = searcher.search(boosted, 1).scoreDocs[0];
    Explanation explanation = searcher.explain(boosted, hit.doc);
    assertEquals(hit.score, explanation.getValue().floatValue());
    assertTrue(explanation.getDescription().contains("* boost 3.0"), explanation::toString);
    float cosine = explanation.getDetails()[0].getValue().floatValue();
    assertEquals(hit.score, 3 * (1 + cosine) / 2, 1e-5);
  }

  @Test
  void a_document_that_is_not_among_the_nearest_does_not_match() throws IOException {
    int last = searcher.search(all(), 1000).scoreDocs[100].doc;
    Explanation explanation = searcher.explain(query(false), last);
    assertFalse(explanation.isMatch());
    assertTrue(explanation.getDescription().contains("none of the topK=3"), explanation::toString);
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void the_inverse_of_each_score_is_what_was_compared(VectorSimilarityFunction function) {
    float[] other = vectors.vector();
    double dot = 0;
    for (int i = 0; i < question.length; i++) {
      dot += question[i] * other[i];
    }
    double score = function.compare(question, other);
    double compared = SimilarityFormula.of(function).inverse().applyAsDouble(score);
    boolean euclidean = function == VectorSimilarityFunction.EUCLIDEAN;
    assertEquals(euclidean ? 2 - 2 * dot : dot, compared, 1e-5);
  }

  private Query all() {
    return new KnnFloatVectorQuery(RandomVectors.FIELD, question, 1000);
  }

  private Query query(boolean exact) {
    Query search =
        exact
            ? new ExactVectorQuery(RandomVectors.FIELD, question, 3, null)
            : new KnnFloatVectorQuery(RandomVectors.FIELD, question, 3);
    return new DeferredQuery(
        search, new NearestExplanation(search(), 3, exact, null), new KeptHits());
  }

  private SemanticSearch search() {
    VectorSimilarityFunction similarity = VectorSimilarityFunction.DOT_PRODUCT;
    DenseVectorField type = new DenseVectorField(question.length, similarity, null);
    SearchedField searched =
        new SearchedField(new VectorField(RandomVectors.FIELD, type), Optional.empty());
    EncodedText encoded = new EncodedText(HASH, question, 3, 0, 0, 0);
    return new SemanticSearch(new Question("vector", "tea", "m"), searched, encoded);
  }
}
