// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TrainedPairs;

/** In int8, whose rounding would be another in an edited graph: unedited. */
class QuantizedPairScorerTest extends TrainedPairScorerTest {
  @Override
  void write(TinyModels models) {
    TrainedPairs.write(models, MODEL, RealModels.MINILM);
    var json = TinyModels.pairDescriptor().put("maxTokens", 256);
    json.putArray("rewrites");
    models.descriptor(MODEL, json);
  }

  @Override
  double tolerance() {
    return 1e-6;
  }
}
