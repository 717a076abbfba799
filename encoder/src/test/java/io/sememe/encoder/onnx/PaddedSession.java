// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.Rows;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session whose runs hold texts of several lengths, padded on the right with a token. */
final class PaddedSession implements AutoCloseable {
  /** A word like any other, so that padding that is not hidden changes what comes out. */
  private static final long PADDING = 7;

  private final OrtEnvironment environment = OnnxRuntime.environment();
  private final EditedModel model;
  private final OpenedSession opened;

  private PaddedSession(EditedModel model, Path file) throws OrtException {
    this.model = model;
    this.opened = OnnxRuntime.open(environment, model, file);
  }

  static PaddedSession open(EditedModel model, Path file) {
    try {
      return new PaddedSession(model, file);
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what comes out of one run for each text, its padding cut off. */
  List<float[]> run(List<long[]> texts) {
    int tokens = texts.stream().mapToInt(text -> text.length).max().orElseThrow();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : opened.session().getInputNames()) {
        inputs.put(name, tensor(name, texts, tokens));
      }
      try (OrtSession.Result result = opened.session().run(inputs)) {
        return cut((OnnxTensor) result.get(0), texts, tokens);
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(String name, List<long[]> texts, int tokens) throws OrtException {
    long[] values = new long[texts.size() * tokens];
    for (int i = 0; i < texts.size(); i++) {
      int from = i * tokens;
      int to = from + texts.get(i).length;
      switch (name) {
        case "input_ids" -> {
          Arrays.fill(values, from, from + tokens, PADDING);
          System.arraycopy(texts.get(i), 0, values, from, to - from);
        }
        case "attention_mask" -> Arrays.fill(values, from, to, 1);
        default -> {}
      }
    }
    long[] shape = {texts.size(), tokens};
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private List<float[]> cut(OnnxTensor output, List<long[]> texts, int tokens) {
    float[] all = new float[output.getFloatBuffer().remaining()];
    output.getFloatBuffer().get(all);
    int each = all.length / texts.size();
    List<float[]> results = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int kept = model.rows() == Rows.PER_TEXT ? each : each / tokens * texts.get(i).length;
      results.add(Arrays.copyOfRange(all, i * each, i * each + kept));
    }
    return results;
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
