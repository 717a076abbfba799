// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a {@link TinyAttention} looks at, computed in double precision from the file's constants.
 */
public final class PlainAttention {
  private static final int WIDTH = TinyAttention.WIDTH;
  private static final int SIZE = WIDTH / TinyAttention.HEADS;

  private final ModelProto model;

  /** Takes a file up. */
  public PlainAttention(byte[] file) {
    try {
      this.model = ModelProto.parseFrom(file);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the weights of a text: [layers, heads, tokens, tokens]. */
  public float[] weights(long[] ids, int firstSegment, int layers) {
    int tokens = ids.length;
    double[][] states = states(ids, firstSegment);
    float[] weights = new float[layers * TinyAttention.HEADS * tokens * tokens];
    for (int layer = 0; layer < layers; layer++) {
      double[][] query = product(states, "l" + layer + "_query_weight");
      double[][] key = product(states, "l" + layer + "_key_weight");
      double[][] value = product(states, "l" + layer + "_value_weight");
      double[][] next = Arrays.stream(states).map(double[]::clone).toArray(double[][]::new);
      for (int head = 0; head < TinyAttention.HEADS; head++) {
        for (int row = 0; row < tokens; row++) {
          double[] looks = softmax(query[row], key, head);
          int at = ((layer * TinyAttention.HEADS + head) * tokens + row) * tokens;
          for (int column = 0; column < tokens; column++) {
            weights[at + column] = (float) looks[column];
            for (int i = head * SIZE; i < (head + 1) * SIZE; i++) {
              next[row][i] += looks[column] * value[column][i];
            }
          }
        }
      }
      states = next;
    }
    return weights;
  }

  private double[][] states(long[] ids, int firstSegment) {
    float[] table = constant("table");
    float[] types = constant("types");
    double[][] states = new double[ids.length][WIDTH];
    for (int row = 0; row < ids.length; row++) {
      for (int i = 0; i < WIDTH; i++) {
        double type = types.length == 0 ? 0 : types[(row < firstSegment ? 0 : WIDTH) + i];
        states[row][i] = table[(int) ids[row] * WIDTH + i] + type;
      }
    }
    return states;
  }

  private double[][] product(double[][] states, String name) {
    float[] weight = constant(name);
    double[][] product = new double[states.length][WIDTH];
    for (int row = 0; row < states.length; row++) {
      for (int i = 0; i < WIDTH * WIDTH; i++) {
        product[row][i % WIDTH] += states[row][i / WIDTH] * weight[i];
      }
    }
    return product;
  }

  private static double[] softmax(double[] query, double[][] keys, int head) {
    double[] weights = new double[keys.length];
    for (int column = 0; column < keys.length; column++) {
      double score = 0;
      for (int i = head * SIZE; i < (head + 1) * SIZE; i++) {
        score += query[i] * keys[column][i];
      }
      weights[column] = Math.exp(score / Math.sqrt(SIZE));
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  // None where the file has no such constant.
  private float[] constant(String name) {
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      if (tensor.getName().equals(name)) {
        float[] values = new float[tensor.getRawData().size() / Float.BYTES];
        tensor
            .getRawData()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(values);
        return values;
      }
    }
    return new float[0];
  }
}
