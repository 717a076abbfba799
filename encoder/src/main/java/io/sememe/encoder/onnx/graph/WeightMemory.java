// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory for weights on their way to ONNX Runtime. What is large lies outside the heap: the joined
 * weights of a large model would fill the heap of a usual server, and servers are often told to end
 * when theirs is full. Where Java may have no more outside of it, only the model fails.
 */
final class WeightMemory {
  /** The joined weights of a layer of a small model in int8 are smaller, of all others larger. */
  private static final int LARGE_BYTES = 1 << 20;

  /** A small model in int8 has six. */
  private static final int LARGE_GRAPH_BYTES = 8 << 20;

  private static final int MIB = 1 << 20;

  private WeightMemory() {}

  /**
   * Returns a buffer of zeros, little-endian, outside the heap if it is large.
   *
   * @throws EncoderException FAILED when it is large and Java may have no more
   */
  static ByteBuffer of(int bytes) {
    ByteBuffer memory = bytes < LARGE_BYTES ? ByteBuffer.allocate(bytes) : outside(bytes);
    return memory.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns a buffer of zeros for a graph and the weights in it.
   *
   * @throws EncoderException FAILED when it is large and Java may have no more
   */
  static ByteBuffer ofGraph(int bytes) {
    return bytes < LARGE_GRAPH_BYTES ? ByteBuffer.allocate(bytes) : outside(bytes);
  }

  /**
   * Returns a buffer of zeros outside the heap, in the machine's byte order.
   *
   * @throws EncoderException FAILED when Java may have no more
   */
  static ByteBuffer outside(int bytes) {
    try {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    } catch (OutOfMemoryError e) {
      throw new EncoderException(
          Kind.FAILED,
          "its weights need "
              + (bytes / MIB + 1)
              + " MiB more outside the Java heap than Java may have there ("
              + e.getMessage()
              + "): start Java with -XX:MaxDirectMemorySize as large as the model's files twice; unset it"
              + " is as large as the heap may become (-Xmx)",
          e);
    }
  }
}
