// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Vectors;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same word in two senses: sentences are near each other by sense and not by word. */
class MeaningInContextTest {
  private static TextEmbedder embedder;
  private static Encoders encoders;

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
    embedder = encoders.textEmbedder(RealModels.DEFAULT);
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @ParameterizedTest
  @MethodSource("io.sememe.encoder.Senses#words")
  void sentences_of_one_sense_are_nearer_than_sentences_of_two(Senses senses) {
    List<float[]> one = vectors(senses.one());
    List<float[]> other = vectors(senses.other());
    double across = meanCosine(one, other);
    assertTrue(meanCosine(one, one) > across, "first sense: " + across);
    assertTrue(meanCosine(other, other) > across, "second sense: " + across);
  }

  @ParameterizedTest
  @MethodSource("io.sememe.encoder.Senses#words")
  void the_nearest_neighbour_of_all_but_the_known_misses_has_the_same_sense(Senses senses) {
    List<String> sentences = Stream.concat(senses.one().stream(), senses.other().stream()).toList();
    List<float[]> vectors = vectors(sentences);
    List<String> wrong =
        IntStream.range(0, sentences.size())
            .filter(i -> !Senses.MISSES.contains(sentences.get(i)))
            .filter(
                i -> senses.isOne(sentences.get(i)) != senses.isOne(nearest(sentences, vectors, i)))
            .mapToObj(i -> sentences.get(i) + " -> " + nearest(sentences, vectors, i))
            .toList();
    assertEquals(List.of(), wrong);
  }

  private static String nearest(List<String> sentences, List<float[]> vectors, int to) {
    return IntStream.range(0, vectors.size())
        .filter(i -> i != to)
        .boxed()
        .max(Comparator.comparingDouble(i -> Vectors.cosine(vectors.get(i), vectors.get(to))))
        .map(sentences::get)
        .orElseThrow();
  }

  // Over pairs of different sentences.
  private static double meanCosine(List<float[]> some, List<float[]> others) {
    double sum = 0;
    int pairs = 0;
    for (float[] a : some) {
      for (float[] b : others) {
        if (a != b) {
          sum += Vectors.cosine(a, b);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static List<float[]> vectors(List<String> sentences) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    return embedder.embed(sentences, Role.PASSAGE, deadline).stream()
        .map(Embedding::vector)
        .toList();
  }
}
