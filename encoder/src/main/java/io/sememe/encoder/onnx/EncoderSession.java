// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.Rows;
import io.sememe.encoder.onnx.graph.StatesPlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** An open encoder on the CPU. */
public final class EncoderSession implements NativeSession {
  /** Buffers begin with room for the longest text of most models. */
  private static final int USUAL_TOKENS = 512;

  private final OrtEnvironment environment;
  private final OpenedSession opened;
  private final Rows rows;
  private final int width;
  private final boolean joinable;
  private final Segments segments;
  private final Deque<RunBuffers> idle = new ArrayDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private EncoderSession(
      OrtEnvironment environment,
      OpenedSession opened,
      EditedModel model,
      int width,
      Segments segments) {
    this.environment = environment;
    this.opened = opened;
    this.rows = model.rows();
    this.width = width;
    this.joinable = !model.quantizesWhileRunning();
    this.segments = segments;
  }

  /**
   * Opens a model file.
   *
   * @param path the ONNX file, already checked against its hash
   * @param output the graph output to read; empty: the first that fits
   * @param pooling how token vectors become one; NONE: the output is one vector per text already
   * @param rewrites which rewrites of the graph are tried
   * @throws EncoderException FAILED when ONNX Runtime refuses the file or it is no text encoder
   */
  public static EncoderSession open(
      Path path, String output, Pooling pooling, Set<GraphRewrite> rewrites) {
    return open(path, Segments.ONE, file -> EditedModel.read(file, output, pooling, rewrites));
  }

  /**
   * Opens a model file for the states of its tokens in the last layer.
   *
   * @param path the ONNX file, already checked against its hash
   * @param plan what is given of each token
   * @param rewrites which rewrites of the graph are tried, as far as they leave every row
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it gives no vector per
   *     token or does not fit the plan
   */
  public static EncoderSession openStates(Path path, StatesPlan plan, Set<GraphRewrite> rewrites) {
    return open(path, Segments.ONE, file -> EditedModel.readStates(file, plan, rewrites));
  }

  /**
   * Opens a model file that gives logits for a pair of texts.
   *
   * @param path the ONNX file, already checked against its hash
   * @param output the graph output to read; empty: the first that fits
   * @param rewrites which rewrites of the graph are tried, as far as they leave both segments
   * @param segments tells the two texts of a pair apart
   * @throws EncoderException FAILED when ONNX Runtime refuses the file or it gives no logits
   */
  public static EncoderSession openPairs(
      Path path, String output, Set<GraphRewrite> rewrites, Segments segments) {
    return open(path, segments, file -> EditedModel.readPairs(file, output, rewrites));
  }

  private static EncoderSession open(
      Path path, Segments segments, Function<Path, EditedModel> read) {
    Path file = SessionFiles.readable(path);
    OrtEnvironment environment = OnnxRuntime.environment();
    EditedModel model = read.apply(file);
    try {
      return checked(environment, OnnxRuntime.open(environment, model, file), model, segments);
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime refuses the model file: " + OrtMessage.of(e, file), e);
    }
  }

  private static EncoderSession checked(
      OrtEnvironment environment, OpenedSession opened, EditedModel model, Segments segments)
      throws OrtException {
    try {
      int width = OnnxRuntime.width(opened.session(), model);
      return new EncoderSession(environment, opened, model, width, segments);
    } catch (EncoderException | OrtException e) {
      opened.close();
      throw e;
    }
  }

  /** Returns the length of the rows that come out. */
  public int width() {
    return width;
  }

  /**
   * Returns whether texts may share a run: false where a text's vector would depend on the others.
   */
  public boolean isJoinable() {
    return joinable;
  }

  /** Returns the names of the inputs that are left after the graph was edited. */
  Set<String> inputs() {
    return opened.session().getInputNames();
  }

  /**
   * Runs the model on one text, unpadded, in the calling thread.
   *
   * @param ids the tokens, special tokens included; at least 1
   * @return the pooled row or the logits, {@link #width()} floats, or the states of all tokens, as
   *     many floats for each, in order; owned by the receiver
   * @throws EncoderException INTERNAL when the run fails
   */
  public float[] run(long[] ids) {
    return run(List.of(ids)).get(0);
  }

  /**
   * Runs the model once on texts of equal length, unpadded, in the calling thread.
   *
   * @param texts the tokens of each, special tokens included; at least 1 text of at least 1 token
   * @return for each text, in order, what {@link #run(long[])} returns
   * @throws EncoderException INTERNAL when the run fails
   */
  public List<float[]> run(List<long[]> texts) {
    try {
      RunBuffers buffers = take();
      try {
        // Nothing is in the result but what the buffers own.
        Map<String, OnnxTensor> outputs = buffers.outputs(texts);
        opened.session().run(buffers.inputs(texts), outputs).close();
        return buffers.results(texts);
      } finally {
        giveBack(buffers);
      }
    } catch (OrtException e) {
      int tokens = texts.size() * texts.get(0).length;
      throw new EncoderException(
          Kind.INTERNAL, "the run of " + tokens + " tokens failed: " + OrtMessage.of(e), e);
    }
  }

  /** Frees it; closing it again does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      idle.forEach(RunBuffers::close);
      opened.close();
    } catch (OrtException e) {
      throw new EncoderException(Kind.INTERNAL, "the session could not be closed", e);
    }
  }

  private RunBuffers take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return new RunBuffers(environment, inputs(), segments, rows, width, USUAL_TOKENS);
  }

  private void giveBack(RunBuffers buffers) {
    synchronized (idle) {
      idle.push(buffers);
    }
  }
}
