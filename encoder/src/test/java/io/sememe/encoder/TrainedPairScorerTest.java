// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TrainedPairs;

/** In floats, edited where it may be, with pairs of equal length together. */
class TrainedPairScorerTest extends PairScorerContractTest {
  @Override
  void write(TinyModels models) {
    TrainedPairs.write(models, MODEL, RealModels.MINILM_FP32);
    models.descriptor(
        MODEL, TinyModels.pairDescriptor().put("maxTokens", 256).put("joinTexts", true));
  }

  @Override
  long[] specialTokens() {
    return new long[] {101, 102};
  }

  @Override
  double tolerance() {
    return 1e-5;
  }
}
