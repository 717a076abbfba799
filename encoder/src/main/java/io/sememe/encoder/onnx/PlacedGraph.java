// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import java.nio.file.Path;

/** The graph of a model file as the place where it will run takes it. */
final class PlacedGraph {
  private PlacedGraph() {}

  /** Reads a file's graph for a way of running it. */
  @FunctionalInterface
  interface Reader {
    EditedModel read(Path file, GraphTarget target);
  }

  /**
   * Reads a graph.
   *
   * @throws EncoderException FAILED as the reader does, and when a GPU would be given int8 weights
   *     unasked
   */
  static EditedModel read(Placement placement, Path file, Reader reader) {
    if (placement.isOnGpu() && placement.asStored()) {
      EditedModel stored = reader.read(file, GraphTarget.CPU);
      if (stored.quantizesWhileRunning()) {
        return stored;
      }
    }
    EditedModel model = reader.read(file, placement.target());
    if (!placement.isOnGpu() || !model.quantizesWhileRunning()) {
      return model;
    }
    throw new EncoderException(
        Kind.FAILED,
        "its weights are int8, which a GPU computes four to five times slower than float16; state"
            + " \"weights\": \"float\" in sememe.json, which makes them floats (and the vectors others:"
            + " index anew), or \"weights\": \"stored\" to have it slow, or \"device\": \"cpu\"");
  }
}
