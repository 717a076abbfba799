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
import java.util.function.Function;

/** A model file as it is, on plain ONNX Runtime: the states of tokens, or the logits of pairs. */
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

  /** Returns the state of each token of a text. */
  public float[][] of(long[] ids) {
    return of(ids, ones(ids.length));
  }

  /** Returns a row for each token; none looks at those whose mask is 0. */
  public float[][] of(long[] ids, long[] mask) {
    return run(ids, new long[ids.length], mask, value -> ((float[][][]) value)[0]);
  }

  /** Returns the logits of a pair, whose tokens have these types. */
  public float[] logits(long[] ids, long[] types) {
    return run(ids, types, ones(ids.length), value -> ((float[][]) value)[0]);
  }

  private <T> T run(long[] ids, long[] types, long[] mask, Function<Object, T> read) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, tensor(values(name, ids, types, mask)));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return read.apply(result.get(0).getValue());
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long[] values(String name, long[] ids, long[] types, long[] mask) {
    return switch (name) {
      case "input_ids" -> ids;
      case "token_type_ids" -> types;
      default -> mask;
    };
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
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
