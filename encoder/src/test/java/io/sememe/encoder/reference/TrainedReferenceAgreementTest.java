// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.testing.RealModels;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainedReferenceAgreementTest extends ReferenceAgreementContractTest {
  private static final Path FOLDER = RealModels.folder().resolve(RealModels.MINILM_FP32);

  /** What config.json of the model calls num_attention_heads. */
  static final int HEADS = 12;

  @Override
  Path file() {
    return FOLDER.resolve("model.onnx");
  }

  @Override
  int heads() {
    return HEADS;
  }

  @Override
  int words() {
    return 30_522;
  }

  @Override
  IntStream lengths() {
    return IntStream.of(1, 2, 3, 5, 8, 13, 21, 34, 64);
  }

  static Stream<Input> sentences() {
    return Sentences.inputs(FOLDER.resolve("tokenizer.json"), Sentences.ALL).stream();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void a_sentence_is_the_same(Input sentence) {
    compare(List.of(sentence));
  }
}
