// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  private final EncoderSettings settings = EncoderSettings.of(Path.of("no-models"));

  @Test
  void are_loaded_without_a_model() {
    String version = System.getProperty("sememe.onnxruntime.version");
    assertEquals(version, NativeLibraries.load(settings).onnxRuntime());
  }

  @Test
  void a_device_that_nobody_knows_is_refused_with_those_that_there_are() {
    EncoderException refused =
        assertThrows(EncoderException.class, () -> NativeLibraries.load(settings.on("tpu")));
    assertTrue(refused.getMessage().contains("'tpu'"), refused::getMessage);
    assertTrue(refused.getMessage().contains("cpu, cuda"), refused::getMessage);
  }
}
