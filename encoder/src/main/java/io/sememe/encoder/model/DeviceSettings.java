// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Optional;

/**
 * What a model folder says of where and how the model runs.
 *
 * @param choice the devices; empty: as the process decides
 * @param weights the form of the weights; empty: as the file has them, where the device is made for
 *     that
 * @param cuda how it uses a GPU
 */
public record DeviceSettings(
    Optional<DeviceChoice> choice, Optional<WeightForm> weights, CudaSettings cuda) {

  /** Returns whether int8 weights become floats. */
  public boolean floatWeights() {
    return weights.filter(WeightForm.FLOAT::equals).isPresent();
  }
}
