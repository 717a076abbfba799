// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.Rows;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An encoder that is open on one device. */
final class DeviceSession implements NativeSession {
  /** Buffers begin with room for the longest text of most models. */
  private static final int USUAL_TOKENS = 512;

  private final OrtEnvironment environment;
  private final Device device;
  private final OpenedSession opened;
  private final Rows rows;
  private final Segments segments;
  private final int width;
  private final Deque<RunBuffers> idle = new ArrayDeque<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private DeviceSession(
      OrtEnvironment environment,
      Device device,
      OpenedSession opened,
      Rows rows,
      Segments segments,
      int width) {
    this.environment = environment;
    this.device = device;
    this.opened = opened;
    this.rows = rows;
    this.segments = segments;
    this.width = width;
  }

  /** Takes an opened session over, and closes it when it is no encoder. */
  static DeviceSession of(
      OrtEnvironment environment,
      Device device,
      OpenedSession opened,
      EditedModel model,
      Segments segments)
      throws OrtException {
    try {
      int width = OnnxRuntime.width(opened.session(), model);
      return new DeviceSession(environment, device, opened, model.rows(), segments, width);
    } catch (EncoderException | OrtException e) {
      opened.close();
      throw e;
    }
  }

  int width() {
    return width;
  }

  /** Returns how many runs are inside. */
  int runs() {
    return runs.get();
  }

  Set<String> inputs() {
    return opened.session().getInputNames();
  }

  List<float[]> run(List<long[]> texts) {
    runs.incrementAndGet();
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
      throw failure(texts, e);
    } finally {
      runs.decrementAndGet();
    }
  }

  private EncoderException failure(List<long[]> texts, OrtException e) {
    int tokens = texts.size() * RunBuffers.longest(texts);
    if (DeviceFailure.ranOut(device, e)) {
      return new EncoderException(
          Kind.OUT_OF_MEMORY,
          device + " has no memory left for a run of " + tokens + " tokens: " + OrtMessage.of(e),
          e);
    }
    if (DeviceFailure.isLost(device, e)) {
      return new EncoderException(
          Kind.FAILED,
          device + " is lost to this process, which must be restarted: " + OrtMessage.of(e),
          e);
    }
    return new EncoderException(
        Kind.INTERNAL, "the run of " + tokens + " tokens failed: " + OrtMessage.of(e), e);
  }

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
