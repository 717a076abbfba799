// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Threads;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductSessionTest {
  private static final int ZERO = 128;

  private final Random random = new Random(7);
  private ProductSession session;

  @BeforeEach
  void open() {
    session = ProductSession.open(2);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void products_of_random_codes_are_exact_whatever_the_shape() {
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(768);
      int columns = 1 + random.nextInt(70);
      byte[] right = codes(width * columns, i -> random(ProductSession.LEAST, ProductSession.MOST));
      requireExact(right, width, 1 + random.nextInt(90), i -> random(0, 255));
    }
  }

  // 255 x 64 twice is what 16 bits just hold; the lowest and the highest sums need 32.
  @Test
  void products_of_the_most_extreme_codes_are_exact() {
    for (int width : new int[] {1, 2, 63, 384, 768, 4_096, 65_536}) {
      for (int right : new int[] {ProductSession.LEAST, ProductSession.MOST}) {
        for (int left : new int[] {0, ZERO, 255}) {
          requireExact(codes(width * 2, i -> right), width, 3, i -> left);
        }
        requireExact(
            codes(width * 2, i -> i % 2 == 0 ? right : -right),
            width,
            3,
            i -> i % 3 == 0 ? 0 : 255);
      }
    }
  }

  @Test
  void the_fullest_block_of_the_most_columns_is_exact() {
    for (int width : new int[] {1, 384, 65_536}) {
      int columns = ProductSession.mostColumns(width);
      assertTrue(columns >= 2, "columns " + columns);
      byte[] right = codes(width * columns, i -> i % 127 - 63);
      try (Products products = session.begin(right, width)) {
        requireExact(products, right, width, products.mostRows(), i -> i % 256);
      }
    }
  }

  @Test
  void buffers_that_are_used_again_keep_nothing_of_the_run_before() {
    for (int width : new int[] {768, 5, 384, 1}) {
      requireExact(codes(width * 3, i -> i % 64), width, 17, i -> 255 - i % 256);
    }
  }

  @Test
  void more_threads_than_turns_get_the_same_products() {
    byte[] right = codes(384 * 32, i -> i % 129 - 64);
    Threads.all(
        8,
        () -> {
          for (int round = 0; round < 50; round++) {
            requireExact(right, 384, 20, i -> i % 256);
          }
          return true;
        });
  }

  @Test
  void factors_without_room_are_refused_and_take_no_turn() {
    for (int round = 0; round < 3; round++) {
      refused(() -> session.begin(new byte[0], 1));
      refused(() -> session.begin(new byte[5], 2));
      refused(() -> session.begin(new byte[5], 0));
      refused(() -> session.begin(new byte[2 * 65_537], 65_537));
      refused(() -> session.begin(new byte[3 * (ProductSession.mostColumns(3) + 1)], 3));
    }
    try (Products products = session.begin(new byte[4], 2)) {
      refused(() -> products.multiply(0));
      refused(() -> products.multiply(products.mostRows() + 1));
    }
  }

  private static void refused(Runnable call) {
    assertThrows(IllegalArgumentException.class, call::run);
  }

  private void requireExact(byte[] right, int width, int rows, IntUnaryOperator left) {
    try (Products products = session.begin(right, width)) {
      requireExact(products, right, width, Math.min(rows, products.mostRows()), left);
    }
  }

  private static void requireExact(
      Products products, byte[] right, int width, int rows, IntUnaryOperator left) {
    byte[] codes = codes(rows * width, left);
    products.left().put(0, codes);
    int[] found = products.multiply(rows);
    int columns = right.length / width;
    int[] expected = product(codes, right, width);
    int wrong = Arrays.mismatch(Arrays.copyOf(found, expected.length), expected);
    assertEquals(-1, wrong, rows + " x " + width + " x " + columns);
  }

  private static int[] product(byte[] left, byte[] right, int width) {
    int columns = right.length / width;
    int[] product = new int[left.length / width * columns];
    for (int i = 0; i < left.length; i++) {
      int value = Byte.toUnsignedInt(left[i]) - ZERO;
      for (int column = 0; column < columns; column++) {
        product[i / width * columns + column] += value * right[i % width * columns + column];
      }
    }
    return product;
  }

  private int random(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static byte[] codes(int count, IntUnaryOperator code) {
    byte[] codes = new byte[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (byte) code.applyAsInt(i);
    }
    return codes;
  }
}
