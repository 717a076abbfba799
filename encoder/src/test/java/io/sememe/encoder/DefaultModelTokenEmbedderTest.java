// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import java.nio.file.Path;

class DefaultModelTokenEmbedderTest extends TokenEmbedderContractTest {
  @Override
  Encoders newEncoders() {
    return new Encoders(RealModels.settings());
  }

  @Override
  String model() {
    return RealModels.DEFAULT;
  }

  @Override
  Path folder() {
    return RealModels.folder();
  }

  @Override
  int limit(Role role) {
    return 512;
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
