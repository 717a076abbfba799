// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an encoder's file takes and gives, analysed once when it is opened, so that the hot path has
 * no checks.
 *
 * @param inputs the names of its inputs, all of them known
 * @param output the name of the output that is read
 * @param pooled whether that output is one vector per text (rank 2) and not one per token (rank 3)
 * @param width the length of a vector
 */
public record ModelSignature(Set<String> inputs, String output, boolean pooled, int width) {
  static final String INPUT_IDS = "input_ids";
  static final String ATTENTION_MASK = "attention_mask";
  static final String TOKEN_TYPE_IDS = "token_type_ids";

  private static final Set<String> KNOWN_INPUTS = Set.of(INPUT_IDS, ATTENTION_MASK, TOKEN_TYPE_IDS);
  private static final int PER_TOKEN = 3;
  private static final int PER_TEXT = 2;

  /**
   * Analyses.
   *
   * @param inputs what the file declares
   * @param outputs what the file declares
   * @param wanted the output to read; empty: the first that fits
   * @param pooled whether an output of rank 2 is meant, otherwise of rank 3
   * @throws EncoderException FAILED when this is no text encoder; the message lists what the file
   *     has
   */
  static ModelSignature of(
      Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs, String wanted, boolean pooled) {
    requireTextInputs(inputs);
    String output = wanted.isEmpty() ? firstFitting(outputs, pooled) : wanted;
    NodeInfo info = outputs.get(output);
    if (info == null || !fits(info, pooled)) {
      throw failed(
          "output '" + output + "' is missing or not " + wantedKind(pooled), Map.of(), outputs);
    }
    long width = shape(info)[rank(pooled) - 1];
    if (width < 1) {
      throw failed("the length of output '" + output + "' is not fixed", inputs, outputs);
    }
    return new ModelSignature(Set.copyOf(inputs.keySet()), output, pooled, (int) width);
  }

  private static void requireTextInputs(Map<String, NodeInfo> inputs) {
    Set<String> unknown = new TreeSet<>(inputs.keySet());
    unknown.removeAll(KNOWN_INPUTS);
    if (!inputs.containsKey(INPUT_IDS) || !unknown.isEmpty()) {
      throw failed("a text encoder takes some of " + new TreeSet<>(KNOWN_INPUTS), inputs, Map.of());
    }
    inputs.forEach((name, info) -> requireTokens(name, info, inputs));
  }

  private static void requireTokens(String name, NodeInfo info, Map<String, NodeInfo> inputs) {
    long[] shape = shape(info);
    if (shape.length != 2 || type(info) != OnnxJavaType.INT64) {
      throw failed("input '" + name + "' must be int64 of rank 2", inputs, Map.of());
    }
    if (shape[1] > 0) {
      throw failed(
          "input '" + name + "' has the fixed length " + shape[1] + "; it must be dynamic",
          inputs,
          Map.of());
    }
  }

  private static String firstFitting(Map<String, NodeInfo> outputs, boolean pooled) {
    return outputs.entrySet().stream()
        .filter(entry -> fits(entry.getValue(), pooled))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> failed("no output is " + wantedKind(pooled), Map.of(), outputs));
  }

  private static boolean fits(NodeInfo info, boolean pooled) {
    return type(info) == OnnxJavaType.FLOAT && shape(info).length == rank(pooled);
  }

  private static String wantedKind(boolean pooled) {
    return pooled
        ? "float of rank 2, one vector per text, which pooling none needs"
        : "float of rank 3, one vector per token, which pooling needs";
  }

  private static int rank(boolean pooled) {
    return pooled ? PER_TEXT : PER_TOKEN;
  }

  private static long[] shape(NodeInfo info) {
    return info.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
  }

  private static OnnxJavaType type(NodeInfo info) {
    return info.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
  }

  private static EncoderException failed(
      String reason, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs) {
    Map<String, NodeInfo> has = inputs.isEmpty() ? outputs : inputs;
    String what = inputs.isEmpty() ? "outputs" : "inputs";
    return new EncoderException(
        Kind.FAILED,
        "not a text encoder: "
            + reason
            + "; it has the "
            + what
            + " "
            + new TreeSet<>(has.keySet()));
  }
}
