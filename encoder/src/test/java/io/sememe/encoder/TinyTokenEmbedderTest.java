// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TinyTokenEmbedderTest extends TokenEmbedderContractTest {
  @TempDir static Path folder;

  @Override
  Encoders newEncoders() {
    new TinyModels(folder).write(model()).model(model(), TinyModels.encoder().mixed().toBytes());
    return new Encoders(new EncoderSettings(folder, 3, EncoderLimits.DEFAULT_MAX_CHARACTERS));
  }

  @Override
  String model() {
    return "tiny";
  }

  @Override
  Path folder() {
    return folder;
  }

  @Override
  int limit(Role role) {
    return TinyModels.MAX_TOKENS;
  }

  @Override
  int around() {
    return 2;
  }

  @Override
  boolean keepsAround() {
    return false;
  }

  @Override
  boolean expands() {
    return false;
  }
}
