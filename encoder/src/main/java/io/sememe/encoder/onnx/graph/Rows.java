// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

/** What an edited graph gives of a text. */
public enum Rows {
  /** One row: [texts, width]. */
  PER_TEXT {
    @Override
    public int of(int tokens) {
      return 1;
    }

    @Override
    public long[] shape(int texts, int rows, int width) {
      return new long[] {texts, width};
    }
  },

  /** The states of its tokens, a row each, special tokens included: [texts, tokens, width]. */
  PER_TOKEN {
    @Override
    public int of(int tokens) {
      return tokens;
    }

    @Override
    public long[] shape(int texts, int rows, int width) {
      return new long[] {texts, rows, width};
    }
  };

  /** Returns how many rows a text of so many tokens gets. */
  public abstract int of(int tokens);

  /**
   * Returns the shape of the output.
   *
   * @param texts how many texts share the run
   * @param rows how many rows each of them gets
   * @param width the length of a row
   */
  public abstract long[] shape(int texts, int rows, int width);

  /** Returns how many dimensions the output has; the last one is the width. */
  public int rank() {
    return shape(1, 1, 1).length;
  }
}
