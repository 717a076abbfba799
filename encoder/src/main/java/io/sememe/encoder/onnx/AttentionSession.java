// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.RunOptions;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.graph.AttentionGraph;
import io.sememe.encoder.onnx.graph.TextInputs;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model that is open for its attention, on the CPU. Nothing of a run is kept for the next one:
 * runs are rare and give megabytes, so buffers are made for each, and ONNX Runtime's arena gives
 * back what it took.
 */
public final class AttentionSession implements NativeSession {
  /** Takes the memory of a run back; in Java's API only by this name. */
  private static final String SHRINKING = "memory.enable_memory_arena_shrinkage";

  private static final String CPU = "cpu:0";

  private final OrtEnvironment environment;
  private final OpenedSession opened;
  private final int layers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AttentionSession(OrtEnvironment environment, OpenedSession opened, int layers) {
    this.environment = environment;
    this.opened = opened;
    this.layers = layers;
  }

  /**
   * Opens a model file.
   *
   * @param path the ONNX file, already checked against its hash
   * @param placement how its weights are read; on the CPU
   * @throws EncoderException FAILED when ONNX Runtime refuses the file; BAD_INPUT when its graph
   *     does not show its attention
   */
  public static AttentionSession open(Path path, Placement placement) {
    Path file = SessionFiles.readable(path);
    OrtEnvironment environment = OnnxRuntime.environment();
    AttentionGraph graph = AttentionGraph.read(file, placement.target());
    try {
      OpenedSession opened = OnnxRuntime.open(environment, graph, file);
      return new AttentionSession(environment, opened, graph.layers());
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED,
          "ONNX Runtime refuses the model file for its attention: " + OrtMessage.of(e, file),
          e);
    }
  }

  /** Returns how many layers the model has, at least 1. */
  public int layers() {
    return layers;
  }

  /**
   * Runs the model on one text in the calling thread.
   *
   * @param ids the tokens, special tokens included; at least 1
   * @param segments which token type each has
   * @return the weights: [layers, heads, tokens, tokens], owned by the receiver
   * @throws EncoderException INTERNAL when the run fails
   */
  public float[] run(long[] ids, Segments segments) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (RunOptions options = new RunOptions()) {
      options.addRunConfigEntry(SHRINKING, CPU);
      for (String name : opened.session().getInputNames()) {
        inputs.put(name, row(values(name, ids, segments)));
      }
      try (Result result = opened.session().run(inputs, options)) {
        return floats(result);
      }
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.INTERNAL,
          "the run for the attention of " + ids.length + " tokens failed: " + OrtMessage.of(e),
          e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static long[] values(String input, long[] ids, Segments segments) {
    if (input.equals(TextInputs.INPUT_IDS)) {
      return ids;
    }
    // A mask of ones; of types the first segment is 0.
    long[] ones = new long[ids.length];
    boolean types = input.equals(TextInputs.TOKEN_TYPE_IDS);
    Arrays.fill(ones, types ? segments.firstLength(ids) : 0, ids.length, 1);
    return ones;
  }

  // One copy only: where there is an array behind the buffer, it is one that nobody else has.
  private static float[] floats(Result result) {
    if (!(result.get(0) instanceof OnnxTensor weights)) {
      throw new IllegalStateException("the output is no tensor");
    }
    FloatBuffer buffer = weights.getFloatBuffer();
    if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
      return buffer.array();
    }
    float[] copy = new float[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  /** Frees it; closing it again does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      opened.close();
    } catch (OrtException e) {
      throw new EncoderException(Kind.INTERNAL, "the session could not be closed", e);
    }
  }
}
