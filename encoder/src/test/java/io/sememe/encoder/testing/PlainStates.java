// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A model file as it is, on plain ONNX Runtime: the states of a text's tokens. */
public final class PlainStates implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public PlainStates(Path file) {
    try {
      session = environment.createSession(file.toString(), new OrtSession.SessionOptions());
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns a row for each token. */
  public float[][] of(long[] ids) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, tensor(name, ids));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return ((float[][][]) result.get(0).getValue())[0];
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(String name, long[] ids) throws OrtException {
    long[] values = new long[ids.length];
    Arrays.fill(values, name.equals("attention_mask") ? 1 : 0);
    return OnnxTensor.createTensor(
        environment,
        LongBuffer.wrap(name.equals("input_ids") ? ids : values),
        new long[] {1, ids.length});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
