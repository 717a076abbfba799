// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TinyPartScorerTest extends PartScorerContractTest {
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
  boolean keepsAround() {
    return false;
  }
}
