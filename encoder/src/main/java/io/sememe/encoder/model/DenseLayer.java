// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A layer between pooling and the vector, as sentence-transformers' Dense module is one: y =
 * activation(W x + b). Thread-safe.
 */
public final class DenseLayer {
  /** What follows the linear part. */
  enum Function {
    /** Nothing. */
    IDENTITY("Identity") {
      @Override
      void apply(float[] values) {}
    },
    /** The hyperbolic tangent. */
    TANH("Tanh") {
      @Override
      void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) Math.tanh(values[i]);
        }
      }
    };

    private final String className;

    Function(String className) {
      this.className = className;
    }

    abstract void apply(float[] values);

    /** Returns the function of a PyTorch class, if it is one of these. */
    static Optional<Function> ofClass(String name) {
      String last = name.substring(name.lastIndexOf('.') + 1);
      return Arrays.stream(values()).filter(one -> one.className.equals(last)).findFirst();
    }

    /** Returns the names of all, for people. */
    static String names() {
      return Arrays.stream(values()).map(one -> one.className).collect(Collectors.joining(", "));
    }
  }

  private final int inputs;
  private final int outputs;
  private final float[] matrix;
  private final float[] bias;
  private final Function function;

  /**
   * Creates a layer.
   *
   * @param bias one float for each output; not to be changed
   */
  DenseLayer(Projection weights, float[] bias, Function function) {
    this.inputs = weights.inputs();
    this.outputs = weights.outputs();
    this.matrix = weights.transposed();
    this.bias = bias;
    this.function = function;
  }

  /** Returns how many floats it takes. */
  public int inputs() {
    return inputs;
  }

  /** Returns how many floats it gives. */
  public int outputs() {
    return outputs;
  }

  /** Returns what it makes of a row. */
  float[] of(float[] row) {
    float[] sums = bias.clone();
    for (int i = 0; i < inputs; i++) {
      addRow(sums, i * outputs, row[i]);
    }
    function.apply(sums);
    return sums;
  }

  // Row by row of the transposed weights: the sums are independent, which compilers vectorise.
  private void addRow(float[] sums, int from, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * matrix[from + i];
    }
  }

  @Override
  public String toString() {
    return "DenseLayer from " + inputs + " to " + outputs + ", " + function;
  }
}
