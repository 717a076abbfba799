// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;

class TwoLogitPairScorerTest extends TinyPairScorerTest {
  @Override
  void write(TinyModels models) {
    models.writePairs(MODEL, TinyModels.scorer(2));
  }

  @Override
  float rankedBy(float[] logits) {
    return logits[1] - logits[0];
  }
}
