// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the vectors of a text's tokens become one vector. The names are those of
 * sentence-transformers' {@code 1_Pooling/config.json}; the formulas are those of its Pooling
 * module. A run is never padded, so every row counts, special tokens included.
 */
public enum Pooling {
  /** The first token's vector. */
  CLS {
    @Override
    public float[] pool(HiddenStates states) {
      return row(states, 0);
    }
  },
  /** The mean over the tokens. */
  MEAN {
    @Override
    public float[] pool(HiddenStates states) {
      return scale(sum(states), 1f / states.tokens());
    }
  },
  /** The greatest value over the tokens, per dimension. */
  MAX {
    @Override
    public float[] pool(HiddenStates states) {
      float[] result = row(states, 0);
      for (int i = states.width(); i < states.values().length; i++) {
        int column = i % states.width();
        result[column] = Math.max(result[column], states.values()[i]);
      }
      return result;
    }
  },
  /** The sum over the tokens, divided by the square root of their number. */
  MEAN_SQRT_LEN {
    @Override
    public float[] pool(HiddenStates states) {
      return scale(sum(states), (float) (1 / Math.sqrt(states.tokens())));
    }
  },
  /** The mean weighted by position: the i-th token, counted from 1, weighs i. */
  WEIGHTEDMEAN {
    @Override
    public float[] pool(HiddenStates states) {
      float[] result = new float[states.width()];
      for (int token = 0; token < states.tokens(); token++) {
        add(result, states, token, token + 1f);
      }
      return scale(result, 2f / (states.tokens() * (states.tokens() + 1f)));
    }
  },
  /** The last token's vector. */
  LASTTOKEN {
    @Override
    public float[] pool(HiddenStates states) {
      return row(states, states.tokens() - 1);
    }
  },
  /** Nothing to do: the model's output is one vector already. */
  NONE {
    @Override
    public float[] pool(HiddenStates states) {
      if (states.tokens() != 1) {
        throw new IllegalArgumentException("pooling none expects one row, got " + states.tokens());
      }
      return states.values();
    }
  };

  /**
   * Pools.
   *
   * @param states at least one row
   * @return a vector of the rows' width
   */
  public abstract float[] pool(HiddenStates states);

  /** Returns the name as descriptors write it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the pooling of this label, if there is one. */
  public static Optional<Pooling> ofLabel(String label) {
    return Arrays.stream(values()).filter(pooling -> pooling.label().equals(label)).findFirst();
  }

  /** Returns all labels, in the order of the constants. */
  static String labels() {
    return Arrays.stream(values()).map(Pooling::label).collect(Collectors.joining(", "));
  }

  private static float[] row(HiddenStates states, int token) {
    int from = token * states.width();
    return Arrays.copyOfRange(states.values(), from, from + states.width());
  }

  private static float[] sum(HiddenStates states) {
    float[] result = new float[states.width()];
    for (int token = 0; token < states.tokens(); token++) {
      add(result, states, token, 1f);
    }
    return result;
  }

  private static void add(float[] result, HiddenStates states, int token, float weight) {
    int from = token * states.width();
    for (int column = 0; column < result.length; column++) {
      result[column] += weight * states.values()[from + column];
    }
  }

  private static float[] scale(float[] vector, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }
}
