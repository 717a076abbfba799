// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the logit that ranks a pair to its score. */
public enum Activation {
  /** 1 / (1 + exp(-logit)), of a model with one logit. */
  SIGMOID(1, 1) {
    @Override
    public float of(float logit) {
      return logistic(logit);
    }
  },
  /** The logit itself. */
  IDENTITY(1, 2) {
    @Override
    public float of(float logit) {
      return logit;
    }
  },
  /**
   * The probability of the relevant label, of a model with two logits: with the logit being their
   * difference d, exp(a) / (exp(a) + exp(b)) is 1 / (1 + exp(-d)).
   */
  SOFTMAX(2, 2) {
    @Override
    public float of(float logit) {
      return logistic(logit);
    }
  };

  private final int fewestLabels;
  private final int mostLabels;

  Activation(int fewestLabels, int mostLabels) {
    this.fewestLabels = fewestLabels;
    this.mostLabels = mostLabels;
  }

  /** Returns the score of a pair. */
  public abstract float of(float logit);

  /** Returns the name as descriptors write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it makes sense of so many logits. */
  boolean takes(int labels) {
    return labels >= fewestLabels && labels <= mostLabels;
  }

  /** Returns the activation of this label, if there is one. */
  static Optional<Activation> ofLabel(String label) {
    return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
  }

  /** Returns all labels, in the order of the constants. */
  static String labels() {
    return Arrays.stream(values()).map(Activation::label).collect(Collectors.joining(", "));
  }

  private static float logistic(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
