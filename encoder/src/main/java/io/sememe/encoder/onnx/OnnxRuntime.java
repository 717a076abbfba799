// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import org.jspecify.annotations.Nullable;

/** The process-wide native environment and how sessions are opened in it. Thread-safe. */
final class OnnxRuntime {
  private static @Nullable String failure;

  private OnnxRuntime() {}

  static synchronized OrtEnvironment environment() {
    if (failure != null) {
      // Java tells the reason only the first time that a class cannot be initialised.
      throw new EncoderException(Kind.FAILED, failure);
    }
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return environment;
    } catch (LinkageError | SecurityException e) {
      EncoderException failed = EncoderException.ofNativeLibrary("ONNX Runtime", e);
      failure = failed.getMessage();
      throw failed;
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime cannot be started: " + OrtMessage.of(e), e);
    }
  }

  /**
   * Returns the options of every session: one thread per run that never spins (parallel callers
   * beat parallel operators, and a spinning thread halves the speed of its neighbours), and no
   * arena (it keeps the memory of the largest text ever seen).
   */
  static SessionOptions newOptions() throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }
}
