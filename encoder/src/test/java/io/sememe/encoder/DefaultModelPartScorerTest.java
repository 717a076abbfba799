// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;

class DefaultModelPartScorerTest extends PartScorerContractTest {
  @Override
  Encoders newEncoders() {
    return new Encoders(RealModels.settings());
  }

  @Override
  String model() {
    return RealModels.DEFAULT;
  }

  @Override
  boolean keepsAround() {
    return false;
  }
}
