// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model once it has been opened and tried.
 *
 * @param descriptor what its folder says
 * @param form how its output becomes a vector
 * @param space the space that its vectors are in; of a model that scores pairs, that of its logits
 * @param wordSpace the fingerprint of its vectors of words
 * @param runs how texts run
 * @param device what it really runs on
 * @param pairs how it scores pairs, null unless that is its task
 * @param sparse how it gives weighted terms, null unless that is its task
 */
record ModelFacts(
    ModelDescriptor descriptor,
    VectorForm form,
    EmbeddingSpace space,
    String wordSpace,
    RunForm runs,
    DeviceInUse device,
    @Nullable PairForm pairs,
    @Nullable SparseForm sparse) {

  /** Returns the model's name. */
  String name() {
    return space.model();
  }
}
