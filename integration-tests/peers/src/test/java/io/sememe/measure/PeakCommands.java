// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The fastest that ONNX Runtime multiplies int8 matrices of an encoder's size on this machine. */
final class PeakCommands {

  private static final long OPERATIONS =
      2L * MatMulGraph.ROWS * MatMulGraph.INNER * MatMulGraph.COLUMNS;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int callers;
  private final Callers threads;

  private PeakCommands(int callers) throws OrtException {
    this.callers = callers;
    this.threads = new Callers(callers);
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    session = environment.createSession(MatMulGraph.toBytes(), options);
  }

  static Map<String, Command> of(int callers) throws OrtException {
    PeakCommands commands = new PeakCommands(callers);
    return Map.of("multiply", commands::multiply);
  }

  /** multiply MILLIS: on all threads for so long. */
  private String multiply(List<String> arguments) throws Exception {
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments.get(0)));
    AtomicLong runs = new AtomicLong();
    threads.each(callers, caller -> runs.addAndGet(multiplyUntil(end)));
    long nanos = System.nanoTime() - start;
    return "operations=" + runs.get() * OPERATIONS + " nanos=" + nanos;
  }

  private long multiplyUntil(long end) throws OrtException {
    long runs = 0;
    try (OnnxTensor left = left();
        OnnxTensor product = product()) {
      for (; System.nanoTime() < end; runs++) {
        session.run(Map.of(MatMulGraph.LEFT, left), Map.of(MatMulGraph.PRODUCT, product)).close();
      }
    }
    return runs;
  }

  private OnnxTensor left() throws OrtException {
    byte[] values = new byte[MatMulGraph.ROWS * MatMulGraph.INNER];
    new Random(1).nextBytes(values);
    return OnnxTensor.createTensor(
        environment,
        direct(values.length).put(0, values),
        new long[] {MatMulGraph.ROWS, MatMulGraph.INNER},
        OnnxJavaType.UINT8);
  }

  private OnnxTensor product() throws OrtException {
    return OnnxTensor.createTensor(
        environment,
        direct(MatMulGraph.ROWS * MatMulGraph.COLUMNS * Integer.BYTES).asIntBuffer(),
        new long[] {MatMulGraph.ROWS, MatMulGraph.COLUMNS});
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
