// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;

class TinyPairScorerTest extends PairScorerContractTest {
  @Override
  void write(TinyModels models) {
    models.writePairs(MODEL, TinyModels.scorer(1));
  }

  @Override
  long[] specialTokens() {
    return new long[] {TinyTokenizer.CLS, TinyTokenizer.SEP};
  }

  @Override
  double tolerance() {
    return 1e-6;
  }
}
