// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DenseFolder;
import io.sememe.encoder.model.DenseLayer;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import java.util.ArrayList;
import java.util.List;

/** How a model's rows become vectors, from its folder and the length of the rows. */
final class PooledForm {
  private PooledForm() {}

  /**
   * Reads the layers that follow pooling and makes sure that all fits.
   *
   * @param width how many floats a row has
   * @throws EncoderException FAILED with what does not fit
   */
  static VectorForm of(ModelDescriptor descriptor, int width) {
    List<DenseLayer> layers = new ArrayList<>();
    int given = width;
    for (String module : descriptor.denseLayers()) {
      DenseLayer layer = DenseFolder.read(descriptor.folder(), module);
      if (layer.inputs() != given) {
        throw descriptor
            .folder()
            .failed(module + " takes " + layer.inputs() + " floats, what it gets has " + given);
      }
      layers.add(layer);
      given = layer.outputs();
    }
    int dimension = descriptor.dimension().orElse(given);
    if (dimension > given) {
      throw descriptor
          .folder()
          .failed("dimension " + dimension + " is asked for, the model gives " + given);
    }
    return new VectorForm(
        descriptor.pooling(), List.copyOf(layers), dimension, descriptor.normalize());
  }
}
