// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An open model does not need its file. In a process of its own: reading a page of a file that has
 * become shorter ends the JVM.
 */
class ModelFileChangesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    RealModels.DEFAULT + ", cls, true",
    RealModels.DEFAULT + ", cls, false",
    RealModels.MINILM + ", mean, true",
    RealModels.MINILM + ", mean, false",
    RealModels.MINILM_FP32 + ", mean, true",
    RealModels.MINILM_FP32 + ", mean, false"
  })
  void an_open_model_gives_the_same_vectors_after_its_file_was_emptied(
      String model, String pooling, String rewrites) throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.copy(RealModels.folder().resolve(model).resolve("model.onnx"), file);
    ChildJvm child =
        ChildJvm.run(
            folder,
            Duration.ofMinutes(2),
            TruncatingMain.class,
            file.toString(),
            pooling,
            rewrites);
    assertEquals(0, child.exit(), child.output());
    assertEquals(0, child.number("mappings"), child.output());
    assertEquals(child.number("rounds"), child.number("equal"), child.output());
  }
}
