// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Locale;

/** The form in which a model's weights are used. */
public enum WeightForm {
  /** As the file has them, int8 where they are int8. */
  STORED,
  /**
   * As floats: int8 weights are multiplied out when the model is loaded, and activations are no
   * longer quantised. What comes out lies in another vector space than with int8.
   */
  FLOAT;

  /** Returns the name as descriptors write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
