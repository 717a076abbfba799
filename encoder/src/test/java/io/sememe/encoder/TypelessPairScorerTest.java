// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinyModels;

/** A model that takes no token types, and pairs of equal length together. */
class TypelessPairScorerTest extends TinyPairScorerTest {
  @Override
  void write(TinyModels models) {
    models
        .writePairs(MODEL, TinyModels.scorer(1).inputs("attention_mask", "input_ids"))
        .descriptor(MODEL, TinyModels.pairDescriptor().put("joinTexts", true));
  }
}
