// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LinearFusionTest {

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.7",
    "0.4, 0, 0",
    "-1, 0, 0",
    "0.7, 0, 0.35",
    "0.4, 5, 0.15",
    "1, Infinity, 1",
    "0.7, 15, 0.575",
    "1.001, 0, 0.7"
  })
  void a_score_is_the_weighted_sum(double cosine, double bm25, double score) {
    assertEquals(score, new LinearFusion(0.7, 0.4, 5).score(cosine, bm25), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nearer_or_better_words_never_lower_a_score_and_it_stays_between_0_and_1(int seed) {
    Random random = new Random(seed);
    LinearFusion fusion = fusion(random);
    double cosine = 2 * random.nextDouble() - 1;
    double bm25 = 30 * random.nextDouble();
    double score = fusion.score(cosine, bm25);
    assertTrue(score >= 0 && score <= 1, fusion::toString);
    assertTrue(fusion.score(cosine + random.nextDouble(), bm25) >= score, fusion::toString);
    assertTrue(fusion.score(cosine, bm25 + random.nextDouble()) >= score, fusion::toString);
    assertTrue(fusion.highest(bm25) >= score, fusion::toString);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void below_the_least_bm25_no_vector_reaches_the_score(int seed) {
    Random random = new Random(seed);
    LinearFusion fusion = fusion(random);
    double score = random.nextDouble();
    double least = fusion.leastBm25(score);
    assertTrue(least >= 0, fusion::toString);
    if (least > 0) {
      double below = Math.min(least, 1e6) * (1 - 1e-6);
      assertTrue(fusion.highest(below) < score, fusion::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void above_the_least_bm25_the_best_vector_reaches_the_score(int seed) {
    Random random = new Random(seed);
    LinearFusion fusion = fusion(random);
    double score = random.nextDouble();
    double above = fusion.leastBm25(score) * (1 + 1e-6);
    assertTrue(fusion.highest(above) >= score, fusion::toString);
  }

  private static LinearFusion fusion(Random random) {
    return new LinearFusion(
        random.nextInt(11) / 10.0, 2 * random.nextDouble() - 1, 0.1 + 10 * random.nextDouble());
  }
}
