// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.EncoderException;
import java.nio.ByteBuffer;

/** Products with one right factor, block by block of the left one. For one thread. */
public final class Products implements AutoCloseable {
  private final ProductSession session;
  private final ProductBuffers buffers;

  Products(ProductSession session, ProductBuffers buffers) {
    this.session = session;
    this.buffers = buffers;
  }

  /** Returns how many rows of the left factor a block holds, at least 1. */
  public int mostRows() {
    return buffers.mostRows();
  }

  /**
   * Returns where the rows of the left factor are put, from the start: {@link #mostRows()} times
   * the width, unsigned, 128 for zero. Direct, little-endian.
   */
  public ByteBuffer left() {
    return buffers.left();
  }

  /**
   * Multiplies the first rows of {@link #left()}.
   *
   * @param rows from 1 to {@link #mostRows()}
   * @return [rows, columns], row by row, and behind it anything; valid until the next call
   * @throws EncoderException INTERNAL when the run fails
   */
  public int[] multiply(int rows) {
    return session.run(buffers, rows);
  }

  /** Hands the buffers back. To be called once. */
  @Override
  public void close() {
    session.end(buffers);
  }
}
