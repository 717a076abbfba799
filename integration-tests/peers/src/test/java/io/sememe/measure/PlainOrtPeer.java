// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime as a careful engineer would call it: one text per run without padding, as many
 * callers as cores with one thread each, buffers that are never copied, everything else by default.
 */
final class PlainOrtPeer implements TextPeer {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String output;
  private final HuggingFaceTokenizer tokenizer;
  private final Callers callers;
  private final ThreadLocal<RunBuffers> buffers;
  private final PeerSettings settings;

  PlainOrtPeer(PeerSettings settings) throws OrtException, IOException {
    this.settings = settings;
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    session = environment.createSession(settings.model().toString(), options);
    output = session.getOutputNames().iterator().next();
    tokenizer = HuggingFaceTokenizer.newInstance(settings.tokenizer(), tokenizerOptions(settings));
    callers = new Callers(settings.callers());
    buffers = ThreadLocal.withInitial(() -> new RunBuffers(settings.limit()));
  }

  private static Map<String, String> tokenizerOptions(PeerSettings settings) {
    String limit = Integer.toString(settings.limit());
    return Map.of(
        "padding", "false", "truncation", "true", "maxLength", limit, "modelMaxLength", limit);
  }

  @Override
  public List<float[]> encode(List<String> texts) throws Exception {
    return callers.vectors(texts, this::encodeOne);
  }

  @Override
  public float[] encodeOne(String text) throws OrtException {
    long[] ids = tokenizer.encode(text).getIds();
    RunBuffers mine = buffers.get();
    mine.fill(ids);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OnnxTensor hidden = mine.output(environment)) {
      for (String name : session.getInputNames()) {
        tensors.put(name, mine.input(environment, name));
      }
      session.run(tensors, Map.of(output, hidden)).close();
      return settings.meanPooling() ? mine.mean() : mine.first();
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }
}
