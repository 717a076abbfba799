// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ContrastTest {
  private static final int DIMENSION = 8;

  @RepeatedTest(50)
  void what_is_left_has_length_1_and_is_less_like_the_word_alone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    float[] alone = unit(random);
    float[] word = unit(random);
    double before = dot(word, alone);
    float[] sharp = word.clone();
    Contrast.sharpen(sharp, alone, 0.5);
    assertEquals(1, dot(sharp, sharp), 1e-5);
    assertTrue(dot(sharp, alone) < before, "still as near to the word alone");
  }

  @Test
  void half_of_the_word_alone_is_taken_off() {
    float[] word = {0.6f, 0.8f};
    Contrast.sharpen(word, new float[] {1, 0}, 0.5);
    float length = (float) Math.sqrt(0.1 * 0.1 + 0.8 * 0.8);
    assertArrayEquals(new float[] {0.1f / length, 0.8f / length}, word, 1e-6f);
  }

  @Test
  void a_word_that_is_alone_keeps_its_vector() {
    float[] word = {0.6f, 0.8f};
    Contrast.sharpen(word, new float[] {0.6f, 0.8f}, 0.5);
    assertArrayEquals(new float[] {0.6f, 0.8f}, word, 1e-6f);
  }

  @Test
  void nothing_is_taken_off_where_nothing_would_be_left_or_there_is_no_vector() {
    float[] word = {0.6f, 0.8f};
    Contrast.sharpen(word, new float[] {0.6f, 0.8f}, 0.9999);
    assertArrayEquals(new float[] {0.6f, 0.8f}, word);
    Contrast.sharpen(word, new float[0], 0.5);
    assertArrayEquals(new float[] {0.6f, 0.8f}, word);
    Contrast.sharpen(new float[0], word, 0.5);
  }

  private static float[] unit(Random random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    float length = (float) Math.sqrt(dot(vector, vector));
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  private static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    return dot;
  }
}
