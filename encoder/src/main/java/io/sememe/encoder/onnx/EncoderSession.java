// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.SpanPlan;
import io.sememe.encoder.onnx.graph.SparsePlan;
import io.sememe.encoder.onnx.graph.StatesPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** An open encoder, on the CPU or on GPUs that share its runs. */
public final class EncoderSession implements NativeSession {
  private final List<DeviceSession> devices;
  private final boolean joinable;

  private EncoderSession(List<DeviceSession> devices, boolean joinable) {
    this.devices = devices;
    this.joinable = joinable;
  }

  /**
   * Opens a model file.
   *
   * @param path the ONNX file, already checked against its hash
   * @param output the graph output to read; empty: the first that fits
   * @param pooling how token vectors become one; NONE: the output is one vector per text already
   * @param rewrites which rewrites of the graph are tried
   * @param placement where it runs
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it is no text encoder or
   *     the place cannot be had
   */
  public static EncoderSession open(
      Path path, String output, Pooling pooling, Set<GraphRewrite> rewrites, Placement placement) {
    return open(
        path,
        Segments.ONE,
        placement,
        (file, target) -> EditedModel.read(file, output, pooling, rewrites, target));
  }

  /**
   * Opens a model file for the states of its tokens in the last layer.
   *
   * @param path the ONNX file, already checked against its hash
   * @param plan what is given of each token
   * @param rewrites which rewrites of the graph are tried, as far as they leave every row
   * @param placement where it runs
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it gives no vector per
   *     token or does not fit the plan, or the place cannot be had
   */
  public static EncoderSession openStates(
      Path path, StatesPlan plan, Set<GraphRewrite> rewrites, Placement placement) {
    return open(
        path,
        Segments.ONE,
        placement,
        (file, target) -> EditedModel.readStates(file, plan, rewrites, target));
  }

  /**
   * Opens a model file that gives logits for a pair of texts.
   *
   * @param path the ONNX file, already checked against its hash
   * @param output the graph output to read; empty: the first that fits
   * @param rewrites which rewrites of the graph are tried, as far as they leave both segments
   * @param segments tells the two texts of a pair apart
   * @param placement where it runs
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it gives no logits or the
   *     place cannot be had
   */
  public static EncoderSession openPairs(
      Path path,
      String output,
      Set<GraphRewrite> rewrites,
      Segments segments,
      Placement placement) {
    return open(
        path,
        segments,
        placement,
        (file, target) -> EditedModel.readPairs(file, output, rewrites, target));
  }

  /**
   * Opens a model file that says where in the second of two texts an answer to the first lies: of
   * each token two logits, to be the first of an answer and to be the last.
   *
   * @param path the ONNX file, already checked against its hash
   * @param plan where the graph has the logits
   * @param rewrites which rewrites of the graph are tried, as far as they leave both segments
   * @param segments tells the two texts apart
   * @param placement where it runs
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it gives no such logits or
   *     the place cannot be had
   */
  public static EncoderSession openSpans(
      Path path,
      SpanPlan plan,
      Set<GraphRewrite> rewrites,
      Segments segments,
      Placement placement) {
    return open(
        path,
        segments,
        placement,
        (file, target) -> EditedModel.readSpans(file, plan, rewrites, target));
  }

  /**
   * Opens a model file for the heaviest terms of each text.
   *
   * @param path the ONNX file, already checked against its hash
   * @param plan what is given of the terms
   * @param rewrites which rewrites of the graph are tried
   * @param placement where it runs
   * @throws EncoderException FAILED when ONNX Runtime refuses the file, it gives no logits for the
   *     terms of the plan or the place cannot be had
   */
  public static EncoderSession openTerms(
      Path path, SparsePlan plan, Set<GraphRewrite> rewrites, Placement placement) {
    return open(
        path,
        Segments.ONE,
        placement,
        (file, target) -> EditedModel.readTerms(file, plan, rewrites, target));
  }

  private static EncoderSession open(
      Path path, Segments segments, Placement placement, PlacedGraph.Reader reader) {
    Path file = SessionFiles.readable(path);
    OrtEnvironment environment = OnnxRuntime.environment();
    if (placement.isOnGpu()) {
      Cuda.require();
    }
    EditedModel model = PlacedGraph.read(placement, file, reader);
    List<DeviceSession> devices = new ArrayList<>();
    try {
      for (Device device : placement.devices()) {
        devices.add(open(environment, device, model, file, segments, placement));
      }
      return new EncoderSession(List.copyOf(devices), !model.quantizesWhileRunning());
    } catch (RuntimeException | Error e) {
      devices.forEach(DeviceSession::close);
      throw e;
    }
  }

  private static DeviceSession open(
      OrtEnvironment environment,
      Device device,
      EditedModel model,
      Path file,
      Segments segments,
      Placement placement) {
    try {
      OpenedSession opened = OnnxRuntime.open(environment, model, file, device, placement.cuda());
      return DeviceSession.of(environment, device, opened, model, segments);
    } catch (OrtException e) {
      if (DeviceFailure.ranOut(device, e)) {
        throw new EncoderException(
            Kind.OUT_OF_MEMORY,
            device + " has no memory left for the model: " + OrtMessage.of(e, file),
            e);
      }
      throw new EncoderException(
          Kind.FAILED,
          "ONNX Runtime refuses the model file on " + device + ": " + OrtMessage.of(e, file),
          e);
    }
  }

  /** Returns the length of the rows that come out. */
  public int width() {
    return devices.get(0).width();
  }

  /**
   * Returns whether texts may share a run: false where a text's vector would depend on the others.
   */
  public boolean isJoinable() {
    return joinable;
  }

  /** Returns the names of the inputs that are left after the graph was edited. */
  Set<String> inputs() {
    return devices.get(0).inputs();
  }

  /**
   * Runs the model on one text in the calling thread.
   *
   * @param ids the tokens, special tokens included; at least 1
   * @return the pooled row, the logits, or the weights and then the numbers of terms, {@link
   *     #width()} floats, or the states or logits of all tokens, as many floats for each, in order;
   *     owned by the receiver
   * @throws EncoderException OUT_OF_MEMORY when a GPU has no memory left for it; INTERNAL when the
   *     run fails for another reason
   */
  public float[] run(long[] ids) {
    return run(List.of(ids)).get(0);
  }

  /**
   * Runs the model once on texts, in the calling thread: on a CPU of equal length, on GPUs padded
   * to the longest. Of several GPUs the one with the fewest runs takes it.
   *
   * @param texts the tokens of each, special tokens included; at least 1 text of at least 1 token
   * @return for each text, in order, what {@link #run(long[])} returns
   * @throws EncoderException as {@link #run(long[])} does
   */
  public List<float[]> run(List<long[]> texts) {
    return leastBusy().run(texts);
  }

  /** Returns how many devices share its runs. */
  public int devices() {
    return devices.size();
  }

  /**
   * Runs the model on one of its devices, as {@link #run(List)} does on the least busy.
   *
   * @param device its place in the list, from 0
   */
  public List<float[]> runOn(int device, List<long[]> texts) {
    return devices.get(device).run(texts);
  }

  private DeviceSession leastBusy() {
    return devices.stream().min(Comparator.comparingInt(DeviceSession::runs)).orElseThrow();
  }

  /** Frees it; closing it again does nothing. */
  @Override
  public void close() {
    devices.forEach(DeviceSession::close);
  }
}
