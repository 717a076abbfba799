// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.schema.DenseVectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Covers failure case D.34: a client may send such a parameter too. */
final class ToldEncodingTest {
  private static final String SPACE = "ab".repeat(16);
  private static final int DIMENSION = 3;
  private static final String PARAMETER =
      ToldEncoding.vectorParameter(new Question("vector", "tea", null));
  private static final float HUGE = 1e38f;

  @Test
  void whatever_is_told_arrives_bit_for_bit() {
    Random random = new Random(34);
    for (int i = 0; i < 1_000; i++) {
      float[] vector = {random.nextFloat() - 0.5f, (float) random.nextGaussian(), 1e-7f * i};
      EncodedText told = new EncodedText(SPACE, vector, i, i % 7, random.nextInt(1_000_000), i % 3);
      EncodedText read = read(ToldEncoding.value(told), euclidean()).orElseThrow();
      assertArrayEquals(vector, read.floats());
      assertEquals(SPACE, read.fingerprint());
      assertEquals(counts(told), counts(read));
    }
  }

  @Test
  void every_question_has_a_parameter_of_its_own() {
    Set<String> names = new HashSet<>();
    for (Question question :
        List.of(
            new Question("vector", "tea", null),
            new Question("vector", "tea", ""),
            new Question("vector", "tea", "small"),
            new Question("vector", "Tea", null),
            new Question("vector_b", "tea", null),
            new Question("vectort", "ea", null))) {
      assertTrue(names.add(ToldEncoding.vectorParameter(question)), question::toString);
    }
    assertEquals(PARAMETER, ToldEncoding.vectorParameter(new Question("vector", "tea", null)));
  }

  @Test
  void what_is_told_of_another_question_is_nothing_to_this_one() {
    assertFalse(
        ToldEncoding.of(
                new MapSolrParams(Map.of("sememe.vector.x", "x")),
                PARAMETER,
                euclidean()::requireComparable)
            .isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tea",
        "[1,2,3]",
        "::::::",
        "../x:1:0:0:0:AAAAAAAAAAAAAAAA",
        "ab:1:0:0:0:",
        "ab:1:0:0:0:A",
        "ab:1:0:0:0:AAAA",
        "ab:1:0:0:0:AAAA====",
        "ab:-1:0:0:0:AAAAAAAAAAAAAAAA",
        "ab:1:0:0:9999999999:AAAAAAAAAAAAAAAA",
        "ab:1:0:0:AAAAAAAAAAAAAAAA",
        "ab:1:0:0:0:AAAAAAAAAAAAAAAA\nforged log line"
      })
  void what_is_no_encoded_question_is_refused_and_not_repeated(String value) {
    SolrException refusal = refusal(value, euclidean());
    assertTrue(refusal.getMessage().startsWith(PARAMETER + " must be a "), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void a_vector_that_nothing_can_be_compared_with_is_refused(float[] vector) {
    for (VectorSimilarityFunction similarity : VectorSimilarityFunction.values()) {
      SolrException refusal = refusal(value(SPACE, vector), searched(similarity));
      assertTrue(refusal.getMessage().contains("vectorDimension=3"), refusal.getMessage());
    }
  }

  static Stream<float[]> unusable() {
    return Stream.of(
        new float[] {1, 0},
        new float[] {1, 0, 0, 0},
        new float[] {0, 0, 0},
        new float[] {Float.NaN, 0, 0},
        new float[] {Float.POSITIVE_INFINITY, 0, 0},
        new float[] {0, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY},
        new float[] {HUGE, 0, 0},
        new float[] {Float.MIN_VALUE, 0, 0});
  }

  @Test
  void only_dot_products_need_length_1() {
    String longer = value(SPACE, new float[] {2, 0, 0});
    SolrException refusal = refusal(longer, searched(VectorSimilarityFunction.DOT_PRODUCT));
    assertTrue(refusal.getMessage().contains("has length 2.0"), refusal.getMessage());
    assertTrue(read(longer, searched(VectorSimilarityFunction.COSINE)).isPresent());
    String unit = value(SPACE, new float[] {0.6f, -0.8f, 0});
    assertTrue(read(unit, searched(VectorSimilarityFunction.DOT_PRODUCT)).isPresent());
  }

  @Test
  void a_vector_of_another_space_is_refused_unless_an_administrator_accepts_it() {
    String other = value("cd", new float[] {1, 0, 0});
    SolrException refusal = refusal(other, euclidean());
    for (String named : List.of("cd", SPACE, "'small'")) {
      assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }
    SearchedField accepting =
        searched(VectorSimilarityFunction.EUCLIDEAN, spaces().accepting("cd"));
    assertTrue(read(other, accepting).isPresent());
    SearchedField unknown = new SearchedField(euclidean().field(), Optional.empty());
    assertTrue(read(other, unknown).isPresent());
  }

  private static List<Integer> counts(EncodedText text) {
    return List.of(
        text.tokens(), text.truncatedTokens(), text.truncatedCharacters(), text.unknownTokens());
  }

  private static String value(String fingerprint, float[] vector) {
    return ToldEncoding.value(new EncodedText(fingerprint, vector, 3, 0, 0, 0));
  }

  private static SolrException refusal(String value, SearchedField searched) {
    SolrException refusal = assertThrows(SolrException.class, () -> read(value, searched));
    assertEquals(400, refusal.code());
    return refusal;
  }

  private static Optional<EncodedText> read(String value, SearchedField searched) {
    return ToldEncoding.of(
        new MapSolrParams(Map.of(PARAMETER, value)), PARAMETER, searched::requireComparable);
  }

  private static SearchedField euclidean() {
    return searched(VectorSimilarityFunction.EUCLIDEAN);
  }

  private static SearchedField searched(VectorSimilarityFunction similarity) {
    return searched(similarity, spaces());
  }

  private static SearchedField searched(VectorSimilarityFunction similarity, FieldSpaces spaces) {
    VectorField field =
        new VectorField("vector", new DenseVectorField(DIMENSION, similarity, null));
    return new SearchedField(field, Optional.of(new KnownSpace(spaces, spaces.current())));
  }

  private static FieldSpaces spaces() {
    return FieldSpaces.first(
        "vector", VectorUnit.DOCUMENT, new EmbeddingSpace("small", DIMENSION, true, 512, SPACE));
  }
}
