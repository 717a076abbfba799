// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.testing.TinyBert;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

class TinyReferenceAgreementTest extends ReferenceAgreementContractTest {
  @TempDir static Path folder;

  @Override
  Path file() {
    return new TinyModels(folder)
        .model("tiny", TinyBert.ofWords(words(), 1))
        .path("tiny", "model.onnx");
  }

  @Override
  int heads() {
    return TinyBert.HEADS;
  }

  @Override
  int words() {
    return 50;
  }

  @Override
  IntStream lengths() {
    return IntStream.rangeClosed(1, TinyBert.POSITIONS);
  }
}
