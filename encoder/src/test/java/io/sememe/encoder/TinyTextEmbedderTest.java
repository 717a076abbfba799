// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TinyTextEmbedderTest extends TextEmbedderContractTest {
  @TempDir static Path folder;

  @Override
  Encoders newEncoders() {
    new TinyModels(folder).write(model());
    return new Encoders(new EncoderSettings(folder, 3, EncoderLimits.DEFAULT_MAX_CHARACTERS));
  }

  @Override
  String model() {
    return "tiny";
  }

  @Override
  boolean prefixesDiffer() {
    return false;
  }
}
