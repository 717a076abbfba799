// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;

/**
 * A session and the tables that it reads where they are: they live until it is closed.
 *
 * @param session the session
 * @param tables weights in memory of ours
 */
record OpenedSession(OrtSession session, List<OnnxTensor> tables) implements AutoCloseable {

  @Override
  public void close() throws OrtException {
    session.close();
    tables.forEach(OnnxTensor::close);
  }
}
