// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Encoders;

/** Where a model really runs, as its status says. */
final class DeviceInUse {

  private DeviceInUse() {}

  /** The device of a model that is open. */
  static String of(Encoders encoders, String model) {
    // TO FILL IN: ModelStatus tells the device once the encoder has more than one, as
    // status.device(). Until then models run on the CPU, all of them.
    return encoders.models().stream()
        .filter(status -> status.name().equals(model))
        .map(status -> "cpu")
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(model + " has no status"));
  }
}
