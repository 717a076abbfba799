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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open encoder on the CPU.
 *
 * <p>Running is thread-safe. Closing while a run is in progress ends the JVM: the owner of the
 * model holds a lease around every call and closes when none is held.
 */
public final class EncoderSession implements AutoCloseable {
  /** Buffers begin with room for the longest text of most models. */
  private static final int USUAL_TOKENS = 512;

  private final OrtEnvironment environment;
  private final OpenedSession opened;
  private final int width;
  private final boolean joinable;
  private final Deque<RunBuffers> idle = new ArrayDeque<>();

  private EncoderSession(
      OrtEnvironment environment, OpenedSession opened, int width, boolean joinable) {
    this.environment = environment;
    this.opened = opened;
    this.width = width;
    this.joinable = joinable;
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
    Path file = SessionFiles.readable(path);
    OrtEnvironment environment = OnnxRuntime.environment();
    EditedModel model = EditedModel.read(file, output, pooling, rewrites);
    try {
      return checked(environment, OnnxRuntime.open(environment, model, file), model);
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime refuses the model file: " + OrtMessage.of(e, file), e);
    }
  }

  private static EncoderSession checked(
      OrtEnvironment environment, OpenedSession opened, EditedModel model) throws OrtException {
    try {
      int width = OnnxRuntime.width(opened.session(), model.source());
      return new EncoderSession(environment, opened, width, !model.quantizesWhileRunning());
    } catch (EncoderException | OrtException e) {
      opened.close();
      throw e;
    }
  }

  /** Returns the length of the vectors that come out. */
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
   * @return the pooled row, {@link #width()} floats, owned by the receiver
   * @throws EncoderException INTERNAL when the run fails
   */
  public float[] run(long[] ids) {
    return run(List.of(ids)).get(0);
  }

  /**
   * Runs the model once on texts of equal length, unpadded, in the calling thread.
   *
   * @param texts the tokens of each, special tokens included; at least 1 text of at least 1 token
   * @return a pooled row for each text, in order, owned by the receiver
   * @throws EncoderException INTERNAL when the run fails
   */
  public List<float[]> run(List<long[]> texts) {
    try {
      RunBuffers buffers = take();
      try {
        // Nothing is in the result but what the buffers own.
        Map<String, OnnxTensor> outputs = buffers.outputs(texts.size());
        opened.session().run(buffers.inputs(texts), outputs).close();
        return buffers.rows(texts.size());
      } finally {
        giveBack(buffers);
      }
    } catch (OrtException e) {
      int tokens = texts.size() * texts.get(0).length;
      throw new EncoderException(
          Kind.INTERNAL, "the run of " + tokens + " tokens failed: " + OrtMessage.of(e), e);
    }
  }

  @Override
  public void close() {
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
    return new RunBuffers(environment, inputs(), width, USUAL_TOKENS);
  }

  private void giveBack(RunBuffers buffers) {
    synchronized (idle) {
      idle.push(buffers);
    }
  }
}
