// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap, as ONNX Runtime reads and writes it without a copy. */
final class DirectBuffer {
  private DirectBuffer() {}

  /** Returns a buffer of zeros in the machine's byte order. */
  static ByteBuffer of(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
