// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sememe.encoder.onnx.graph.ProductGraph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Map;

/**
 * The factors and the product of one run, of fixed size, kept for the next one: 2.5 MiB outside the
 * heap and 1 MiB on it. For one run at a time.
 */
final class ProductBuffers {
  /** The longest row: the sums of longer ones could leave 32 bits. */
  static final int MOST_WIDTH = 1 << 16;

  /** About what stays in a core's own cache: 1,365 rows of 384. */
  private static final int LEFT_BYTES = 1 << 19;

  private static final int RIGHT_BYTES = 1 << 20;
  private static final int MOST_COLUMNS = 512;
  private static final int PRODUCTS = 1 << 18;

  private final ByteBuffer left = DirectBuffer.of(LEFT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer right = DirectBuffer.of(RIGHT_BYTES);
  private final IntBuffer product = DirectBuffer.of(PRODUCTS * Integer.BYTES).asIntBuffer();
  private final int[] copy = new int[PRODUCTS];
  private int width = 1;
  private int columns = 1;

  static int mostColumns(int width) {
    return Math.min(MOST_COLUMNS, RIGHT_BYTES / width);
  }

  /**
   * Returns how many columns a right factor has.
   *
   * @throws IllegalArgumentException when there is no room for it
   */
  static int columns(byte[] right, int width) {
    boolean whole = width >= 1 && width <= MOST_WIDTH && right.length % width == 0;
    if (!whole || right.length == 0 || right.length / width > mostColumns(width)) {
      throw new IllegalArgumentException(
          "no right factor that fits: " + right.length + " codes of width " + width);
    }
    return right.length / width;
  }

  void setRight(byte[] codes, int rows) {
    width = rows;
    columns = columns(codes, rows);
    right.put(0, codes);
  }

  int mostRows() {
    return Math.min(LEFT_BYTES / width, PRODUCTS / columns);
  }

  ByteBuffer left() {
    return left;
  }

  int[] multiply(OrtEnvironment environment, OrtSession session, int rows) throws OrtException {
    if (rows < 1 || rows > mostRows()) {
      throw new IllegalArgumentException(rows + " rows where 1 to " + mostRows() + " are possible");
    }
    try (OnnxTensor l = codes(environment, left, OnnxJavaType.UINT8, rows, width);
        OnnxTensor r = codes(environment, right, OnnxJavaType.INT8, width, columns);
        OnnxTensor p = products(environment, rows)) {
      session
          .run(Map.of(ProductGraph.LEFT, l, ProductGraph.RIGHT, r), Map.of(ProductGraph.PRODUCT, p))
          .close();
    }
    product.get(0, copy, 0, rows * columns);
    return copy;
  }

  private static OnnxTensor codes(
      OrtEnvironment environment, ByteBuffer codes, OnnxJavaType type, int rows, int columns)
      throws OrtException {
    long[] shape = {rows, columns};
    return OnnxTensor.createTensor(environment, codes.slice(0, rows * columns), shape, type);
  }

  private OnnxTensor products(OrtEnvironment environment, int rows) throws OrtException {
    long[] shape = {rows, columns};
    return OnnxTensor.createTensor(environment, product.slice(0, rows * columns), shape);
  }
}
