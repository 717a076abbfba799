// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.graph.ProductGraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Products of matrices of 8-bit integers on the CPU, as {@link ProductGraph} describes them. Each
 * runs in the thread that asks for it; so many run at the same time as callers were allowed, and
 * further ones wait, which bounds the memory outside the heap.
 *
 * <p>Exact on every CPU as long as the right factor is between {@link #LEAST} and {@link #MOST}:
 * CPUs without VNNI add two neighbouring products in 16 bits, and 2 x 255 x 64 still fits.
 */
public final class ProductSession implements NativeSession {
  /** The lowest value of the right factor. */
  public static final int LEAST = -64;

  /** The highest value of the right factor. */
  public static final int MOST = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Semaphore turns;
  private final Deque<ProductBuffers> idle = new ArrayDeque<>();

  private ProductSession(OrtEnvironment environment, OrtSession session, int callers) {
    this.environment = environment;
    this.session = session;
    this.turns = new Semaphore(callers, true);
  }

  /**
   * Opens a session.
   *
   * @param callers how many products are computed at the same time, at least 1
   * @throws EncoderException FAILED when ONNX Runtime cannot be used
   */
  public static ProductSession open(int callers) {
    OrtEnvironment environment = OnnxRuntime.environment();
    try {
      OrtSession session = OnnxRuntime.open(environment, ProductGraph.toBytes());
      return new ProductSession(environment, session, callers);
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime refuses to multiply integers: " + OrtMessage.of(e), e);
    }
  }

  /**
   * Returns how many columns a right factor of this width may have, at least 2.
   *
   * @param width from 1 to {@link ProductBuffers#MOST_WIDTH}
   */
  public static int mostColumns(int width) {
    return ProductBuffers.mostColumns(width);
  }

  /**
   * Begins products with one right factor; waits for a turn, which closing the result gives back.
   *
   * @param right [width, columns], row by row, each from {@link #LEAST} to {@link #MOST}
   * @param width from 1 to {@link ProductBuffers#MOST_WIDTH}
   * @throws IllegalArgumentException when there are more columns than {@link #mostColumns}
   */
  public Products begin(byte[] right, int width) {
    boolean begun = false;
    turns.acquireUninterruptibly();
    try {
      ProductBuffers buffers = take();
      buffers.setRight(right, width);
      begun = true;
      return new Products(this, buffers);
    } finally {
      if (!begun) {
        turns.release();
      }
    }
  }

  int[] run(ProductBuffers buffers, int rows) {
    try {
      return buffers.multiply(environment, session, rows);
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.INTERNAL, "the product of " + rows + " rows failed: " + OrtMessage.of(e), e);
    }
  }

  void end(ProductBuffers buffers) {
    synchronized (idle) {
      idle.push(buffers);
    }
    turns.release();
  }

  private ProductBuffers take() {
    synchronized (idle) {
      return idle.isEmpty() ? new ProductBuffers() : idle.pop();
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException(Kind.INTERNAL, "the session could not be closed", e);
    }
  }
}
