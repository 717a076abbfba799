// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.stream.IntStream;

/** The memory of one caller that ONNX Runtime reads and writes in place. Used by one thread. */
final class RunBuffers {

  static final int WIDTH = 384;

  private final LongBuffer ids;
  private final LongBuffer ones;
  private final LongBuffer zeros;
  private final FloatBuffer hidden;
  private int tokens;

  RunBuffers(int limit) {
    ids = direct(limit * Long.BYTES).asLongBuffer();
    ones = direct(limit * Long.BYTES).asLongBuffer();
    zeros = direct(limit * Long.BYTES).asLongBuffer();
    hidden = direct(limit * WIDTH * Float.BYTES).asFloatBuffer();
    IntStream.range(0, limit).forEach(i -> ones.put(i, 1));
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  void fill(long[] values) {
    tokens = values.length;
    ids.put(0, values);
  }

  OnnxTensor input(OrtEnvironment environment, String name) throws OrtException {
    LongBuffer source =
        switch (name) {
          case "input_ids" -> ids;
          case "attention_mask" -> ones;
          default -> zeros;
        };
    return OnnxTensor.createTensor(environment, source.slice(0, tokens), new long[] {1, tokens});
  }

  OnnxTensor output(OrtEnvironment environment) throws OrtException {
    return OnnxTensor.createTensor(
        environment, hidden.slice(0, tokens * WIDTH), new long[] {1, tokens, WIDTH});
  }

  /** The vector of the first token, of length 1. */
  float[] first() {
    float[] vector = new float[WIDTH];
    hidden.get(0, vector);
    return normalized(vector);
  }

  /** The mean of the tokens' vectors, of length 1. */
  float[] mean() {
    // A sum points in the same direction as a mean.
    float[] sum = new float[WIDTH];
    float[] row = new float[WIDTH];
    for (int token = 0; token < tokens; token++) {
      hidden.get(token * WIDTH, row);
      for (int i = 0; i < WIDTH; i++) {
        sum[i] += row[i];
      }
    }
    return normalized(sum);
  }

  private static float[] normalized(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * (double) value;
    }
    float factor = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }
}
