// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is computed from weights, without a model. */
class AttentionTest {
  private static final float ROUNDING = 1e-6f;

  @Test
  void identity_flows_as_identity() {
    float[] identity = {1, 0, 0, 1};
    Attention attention = attention(3, 1, 2, repeated(identity, 3));
    assertArrayEquals(identity, attention.rollout(), ROUNDING);
    assertArrayEquals(identity, attention.mean(), ROUNDING);
  }

  @Test
  void heads_lie_one_after_the_other_layer_by_layer() {
    Attention attention = attention(2, 2, 1, new float[] {0, 1, 2, 3});
    assertArrayEquals(new float[] {2}, attention.head(1, 0));
    assertArrayEquals(new float[] {1}, attention.head(0, 1));
    assertArrayEquals(new float[] {2.5f}, attention.mean(1), ROUNDING);
    assertArrayEquals(new float[] {1.5f}, attention.mean(), ROUNDING);
  }

  // Layer 0 takes both tokens to the first one, layer 1 both to the second.
  @Test
  void the_last_layer_looks_at_what_the_first_has_made() {
    Attention attention = attention(2, 1, 2, new float[] {1, 0, 1, 0, 0, 1, 0, 1});
    // (I + A1) / 2 x (I + A0) / 2 = [.5 .5; 0 1] x [1 0; .5 .5]
    assertArrayEquals(new float[] {.75f, .25f, .5f, .5f}, attention.rollout(), ROUNDING);
  }

  @Test
  void rows_of_means_and_of_the_rollout_sum_to_1() {
    int tokens = 7;
    Attention attention = attention(4, 3, tokens, rows(4 * 3 * tokens, tokens));
    requireSums(attention.mean(), tokens);
    requireSums(attention.mean(2), tokens);
    requireSums(attention.rollout(), tokens);
    requireSums(attention.head(3, 2), tokens);
  }

  @Test
  void a_layer_or_head_that_is_not_there_is_refused_with_what_is() {
    Attention attention = attention(2, 3, 1, new float[6]);
    for (int[] head : new int[][] {{2, 0}, {0, 3}, {-1, 0}, {0, -1}}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> attention.head(head[0], head[1]));
      assertTrue(e.getMessage().endsWith("of 2 layers with 3"), e.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> attention.mean(2));
  }

  @Test
  void weights_of_another_size_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> attention(2, 3, 2, new float[23]));
  }

  @Test
  void it_prints_its_sizes_only() {
    assertEquals("Attention[2 x 3 over 1 tokens]", attention(2, 3, 1, new float[6]).toString());
  }

  private static void requireSums(float[] weights, int tokens) {
    assertEquals(tokens * tokens, weights.length);
    for (int row = 0; row < tokens; row++) {
      double sum = 0;
      for (int i = 0; i < tokens; i++) {
        sum += weights[row * tokens + i];
      }
      assertEquals(1, sum, ROUNDING);
    }
  }

  private static float[] rows(int count, int tokens) {
    Random random = new Random(3);
    float[] weights = new float[count * tokens];
    for (int row = 0; row < count; row++) {
      float left = 1;
      for (int i = 0; i < tokens - 1; i++) {
        float weight = left * random.nextFloat();
        weights[row * tokens + i] = weight;
        left -= weight;
      }
      weights[row * tokens + tokens - 1] = left;
    }
    return weights;
  }

  private static float[] repeated(float[] square, int times) {
    float[] all = new float[square.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(square, 0, all, i * square.length, square.length);
    }
    return all;
  }

  private static Attention attention(int layers, int heads, int tokens, float[] weights) {
    ProbedTokens seen =
        new ProbedTokens(
            Collections.nCopies(tokens, "t"),
            new long[tokens],
            new int[tokens],
            new int[tokens],
            new int[tokens]);
    return new Attention(seen, layers, heads, weights, 0);
  }
}
