// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSizeTest {
  @TempDir Path folder;

  @Test
  void weights_for_other_programs_do_not_count() {
    TinyModels models = new TinyModels(folder).write("a");
    ModelFolder model = ModelFolder.find(folder, "a");
    long size = ModelSize.of(model);
    models.file("a", "model.safetensors", new byte[1_000]);
    models.file("a", "pytorch_model.bin", new byte[1_000]);
    assertEquals(size, ModelSize.of(model));
    models.file("a", "model.onnx_data", new byte[1_000]);
    assertEquals(size + 1_000, ModelSize.of(model));
  }
}
