// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.HiddenStates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An open encoder on the CPU.
 *
 * <p>Running is thread-safe. Closing while a run is in progress ends the JVM: the owner of the
 * model holds a lease around every call and closes when none is held.
 */
public final class EncoderSession implements AutoCloseable {
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelSignature signature;

  private EncoderSession(OrtEnvironment environment, OrtSession session, ModelSignature signature) {
    this.environment = environment;
    this.session = session;
    this.signature = signature;
  }

  /**
   * Opens a model file.
   *
   * @param path the ONNX file, already checked against its hash
   * @param output the graph output to read; empty: the first that fits
   * @param pooled whether the output is one vector per text and not one per token
   * @throws EncoderException FAILED when ONNX Runtime refuses the file or it is no text encoder
   */
  public static EncoderSession open(Path path, String output, boolean pooled) {
    requireReadable(path);
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession.SessionOptions options = OnnxRuntime.newOptions()) {
      OrtSession session = environment.createSession(path.toString(), options);
      return checked(environment, session, output, pooled);
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime refuses the model file: " + OrtMessage.of(e, path), e);
    }
  }

  // Protobuf's own limit; past it ONNX Runtime says no more than that parsing failed.
  private static void requireReadable(Path path) {
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_BYTES) {
        throw new EncoderException(
            Kind.FAILED,
            "the model file has "
                + bytes
                + " bytes; an ONNX file holds at most "
                + MAX_BYTES
                + ", larger models keep their weights in external data files");
      }
    } catch (IOException e) {
      throw new EncoderException(Kind.FAILED, "the model file cannot be read", e);
    }
  }

  private static EncoderSession checked(
      OrtEnvironment environment, OrtSession session, String output, boolean pooled)
      throws OrtException {
    try {
      ModelSignature signature =
          ModelSignature.of(session.getInputInfo(), session.getOutputInfo(), output, pooled);
      return new EncoderSession(environment, session, signature);
    } catch (EncoderException | OrtException e) {
      session.close();
      throw e;
    }
  }

  /** Returns what the model takes and gives. */
  public ModelSignature signature() {
    return signature;
  }

  /**
   * Runs the model on one text, unpadded, in the calling thread.
   *
   * @param ids the tokens, special tokens included; at least 1
   * @return one row per token, or one row in all when the model pools itself
   * @throws EncoderException INTERNAL when the run fails
   */
  public HiddenStates run(long[] ids) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : signature.inputs()) {
        inputs.put(name, tensor(name, ids));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(signature.output()))) {
        return statesOf((OnnxTensor) result.get(0), ids.length);
      }
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.INTERNAL, "the run of " + ids.length + " tokens failed: " + OrtMessage.of(e), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
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

  private HiddenStates statesOf(OnnxTensor tensor, int tokens) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    int rows = signature.pooled() ? 1 : tokens;
    if (values.length != rows * signature.width()) {
      throw new EncoderException(
          Kind.INTERNAL,
          "the model gave " + values.length + " values for " + rows + " x " + signature.width());
    }
    return new HiddenStates(values, rows, signature.width());
  }

  private OnnxTensor tensor(String name, long[] ids) throws OrtException {
    LongBuffer buffer =
        ByteBuffer.allocateDirect(ids.length * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    switch (name) {
      case ModelSignature.INPUT_IDS -> buffer.put(0, ids);
      case ModelSignature.ATTENTION_MASK -> fillWithOnes(buffer);
      default -> {
        // One segment: token types stay 0, which is what a new buffer holds.
      }
    }
    return OnnxTensor.createTensor(environment, buffer, new long[] {1, ids.length});
  }

  private static void fillWithOnes(LongBuffer buffer) {
    for (int i = 0; i < buffer.limit(); i++) {
      buffer.put(i, 1);
    }
  }
}
