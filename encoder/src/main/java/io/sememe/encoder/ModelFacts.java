// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.schedule.RunPolicy;

/**
 * What is known of a model once it has been opened and tried.
 *
 * @param descriptor what its folder says
 * @param form how its output becomes a vector
 * @param space the space that its vectors are in
 * @param policy which texts may share a run
 */
record ModelFacts(
    ModelDescriptor descriptor, VectorForm form, EmbeddingSpace space, RunPolicy policy) {

  /** Returns the model's name. */
  String name() {
    return space.model();
  }
}
