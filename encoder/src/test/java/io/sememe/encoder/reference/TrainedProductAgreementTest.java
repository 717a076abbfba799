// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.testing.RealModels;
import java.util.List;

class TrainedProductAgreementTest extends ProductAgreementContractTest {
  @Override
  EncoderSettings settings() {
    return RealModels.settings();
  }

  @Override
  String model() {
    return RealModels.MINILM_FP32;
  }

  @Override
  int heads() {
    return TrainedReferenceAgreementTest.HEADS;
  }

  @Override
  List<String> texts() {
    return Sentences.ALL;
  }
}
