// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyColbert;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ColbertTokenEmbedderTest extends TokenEmbedderContractTest {
  @TempDir static Path folder;

  @Override
  Encoders newEncoders() {
    TinyColbert.write(new TinyModels(folder), model(), TinyColbert.descriptor());
    return new Encoders(new EncoderSettings(folder, 3, EncoderLimits.DEFAULT_MAX_CHARACTERS));
  }

  @Override
  String model() {
    return "colbert";
  }

  @Override
  Path folder() {
    return folder;
  }

  @Override
  int limit(Role role) {
    return role == Role.QUERY ? TinyColbert.QUERY_TOKENS : TinyColbert.PASSAGE_TOKENS;
  }

  @Override
  int around() {
    return 3;
  }

  @Override
  boolean keepsAround() {
    return true;
  }

  @Override
  boolean expands() {
    return true;
  }
}
