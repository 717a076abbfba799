// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.testing.ShownValues;
import io.sememe.encoder.testing.ShownValues.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every weight of attention is the one that ONNX Runtime computes of the file. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ReferenceAgreementContractTest {
  private static final long PAD = 0;

  private ReferenceEncoder reference;
  private ShownValues runtime;
  private Random random;

  abstract Path file();

  abstract int heads();

  abstract int words();

  /** Returns the numbers of tokens to try. */
  abstract IntStream lengths();

  @BeforeAll
  void open() {
    reference = ReferenceWeights.read(file(), heads());
    runtime = new ShownValues(file());
  }

  // Each test has numbers of its own that do not depend on what ran before.
  @BeforeEach
  void seed() {
    random = new Random(13);
  }

  @AfterAll
  void close() {
    runtime.close();
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void a_text_of_any_length_is_the_same(int length) {
    compare(List.of(Input.of(ids(length))));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void a_pair_of_any_length_is_the_same(int length) {
    compare(List.of(Input.of(ids(length), numbers(length, 2))));
  }

  @Test
  void texts_of_a_padded_batch_are_the_same() {
    compare(
        Stream.of(3, 1, 16, 7, 15)
            .map(length -> Input.of(ids(length), numbers(length, 2)).padded(16, PAD))
            .toList());
  }

  @Test
  void texts_with_holes_in_the_mask_are_the_same() {
    List<Input> holed =
        Stream.generate(() -> new Input(ids(12), numbers(12, 2), maskWithHoles(12)))
            .limit(4)
            .toList();
    compare(holed);
  }

  /** Compares texts of one length that are run together. */
  final void compare(List<Input> batch) {
    Shown shown =
        runtime.run(
            batch.stream().map(Input::ids).toArray(long[][]::new),
            batch.stream().map(Input::types).toArray(long[][]::new),
            batch.stream().map(Input::mask).toArray(long[][]::new));
    for (int text = 0; text < batch.size(); text++) {
      Difference.assertNone(reference.run(batch.get(text)), shown, text);
    }
  }

  private long[] maskWithHoles(int length) {
    long[] mask = numbers(length, 2);
    mask[length / 2] = 1;
    mask[0] = 0;
    return mask;
  }

  private long[] ids(int length) {
    return numbers(length, words());
  }

  private long[] numbers(int count, int below) {
    return random.longs(count, 0, below).toArray();
  }
}
