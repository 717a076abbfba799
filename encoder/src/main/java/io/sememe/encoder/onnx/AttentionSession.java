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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model that is open for its attention, on the CPU. Nothing of a run is kept for the next one:
 * runs are rare and give megabytes, so ONNX Runtime makes the buffers, and its arena gives back to
 * the system what it took. A layer is an output of its own, since one for all would be a copy.
 */
public final class AttentionSession implements NativeSession {
  /** Takes the memory of a run back; in Java's API only by this name. */
  private static final String SHRINKING = "memory.enable_memory_arena_shrinkage";

  private static final String CPU = "cpu:0";

  private final OrtEnvironment environment;
  private final OpenedSession opened;
  private final List<String> layers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private AttentionSession(OrtEnvironment environment, OpenedSession opened, List<String> layers) {
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
    return layers.size();
  }

  /**
   * Runs the model on one text in the calling thread.
   *
   * @param ids the tokens, special tokens included; at least 1
   * @param segments which token type each has
   * @return the weights: [layers, heads, tokens, tokens], owned by the receiver
   * @throws EncoderException INTERNAL when the run fails; BAD_INPUT when what the graph gives is
   *     not the weights of each token for each, in as many heads in all layers
   */
  public float[] run(long[] ids, Segments segments) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (RunOptions options = new RunOptions()) {
      options.addRunConfigEntry(SHRINKING, CPU);
      for (String name : opened.session().getInputNames()) {
        inputs.put(name, row(values(name, ids, segments)));
      }
      try (Result result = opened.session().run(inputs, options)) {
        return weights(result, ids.length);
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

  private float[] weights(Result result, int tokens) throws OrtException {
    float[] weights = new float[0];
    for (int i = 0; i < layers.size(); i++) {
      FloatBuffer layer = layer(result, i, tokens);
      int size = layer.remaining();
      if (i == 0) {
        weights = new float[Math.multiplyExact(size, layers.size())];
      }
      if (size * layers.size() != weights.length) {
        throw unclear("its layers have different numbers of heads");
      }
      layer.get(weights, i * size, size);
    }
    return weights;
  }

  private FloatBuffer layer(Result result, int number, int tokens) throws OrtException {
    if (!(result.get(layers.get(number)).orElse(null) instanceof OnnxTensor layer)) {
      throw new IllegalStateException("layer " + number + " gave no tensor");
    }
    long[] shape = layer.getInfo().getShape();
    int last = shape.length - 1;
    if (last < 1 || shape[last] != tokens || shape[last - 1] != tokens) {
      throw unclear(
          "for "
              + tokens
              + " tokens softmax "
              + number
              + " gives the shape "
              + Arrays.toString(shape)
              + ", which is not each token with each");
    }
    return layer.getFloatBuffer();
  }

  // Only a run tells shapes.
  private static EncoderException unclear(String reason) {
    return new EncoderException(
        Kind.BAD_INPUT, "the model's attention cannot be told from its graph: " + reason);
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
