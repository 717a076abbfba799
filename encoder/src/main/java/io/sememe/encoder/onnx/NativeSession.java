// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

/**
 * An open session of ONNX Runtime.
 *
 * <p>Running is thread-safe. Closing while a run is in progress ends the JVM: the owner holds a
 * lease around every call and closes when none is held.
 */
public interface NativeSession extends AutoCloseable {
  @Override
  void close();
}
