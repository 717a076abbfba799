// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.OnnxGraph.FLOAT;
import static io.sememe.encoder.testing.OnnxGraph.INT64;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small ONNX model that reads answers, written in the test that needs it: the logits of a token
 * are the sum of what tables have of it, of its place and of its segment, and of the largest number
 * that any token beside it has, as if tokens looked at each other.
 */
public final class TinySpans {
  /** The logits of a start and of an end, and what the token means to others, 0 or more. */
  private static final int COLUMNS = 3;

  private final float[] words;
  private final float[] places;
  private final float[] segments = new float[2 * COLUMNS];
  private boolean withTypes = true;
  private boolean endOfFirst;
  private int opset = 17;
  private String start = "start_logits";
  private String end = "end_logits";

  private TinySpans(int tokens, int maxTokens) {
    words = new float[tokens * COLUMNS];
    places = new float[maxTokens * COLUMNS];
  }

  /** Returns a model that takes everything for nothing: its logits are all 0. */
  public static TinySpans zero(int maxTokens) {
    return new TinySpans(TinyTokenizer.create().size(), maxTokens);
  }

  /** Returns a model of random logits. */
  public static TinySpans seeded(int maxTokens, long seed) {
    return seeded(TinyTokenizer.create().size(), maxTokens, seed);
  }

  /** Returns a model of random logits of so many different tokens. */
  public static TinySpans seeded(int tokens, int maxTokens, long seed) {
    TinySpans spans = new TinySpans(tokens, maxTokens);
    Random random = new Random(seed);
    for (float[] table : List.of(spans.words, spans.places, spans.segments)) {
      for (int i = 0; i < table.length; i++) {
        table[i] = (float) random.nextGaussian() * 3;
      }
    }
    for (int i = COLUMNS - 1; i < spans.words.length; i += COLUMNS) {
      spans.words[i] = Math.abs(spans.words[i]);
    }
    return spans;
  }

  /** Says how much a token speaks for a start and for an end. */
  public TinySpans word(String token, float startLogit, float endLogit) {
    return word(TinyTokenizer.create().tokens().indexOf(token), startLogit, endLogit);
  }

  private TinySpans word(int token, float startLogit, float endLogit) {
    words[token * COLUMNS] = startLogit;
    words[token * COLUMNS + 1] = endLogit;
    return this;
  }

  /** Says how much each logit grows in a text that has a token. */
  public TinySpans meaning(String token, float meant) {
    words[TinyTokenizer.create().tokens().indexOf(token) * COLUMNS + 2] = meant;
    return this;
  }

  /** Speaks this version of ONNX's operators. */
  public TinySpans opset(int version) {
    opset = version;
    return this;
  }

  /** Gives the logit of an end for the first token only. */
  public TinySpans endOfFirst() {
    endOfFirst = true;
    return this;
  }

  /** Takes no token types. */
  public TinySpans withoutTypes() {
    withTypes = false;
    return this;
  }

  /** Calls the outputs otherwise. */
  public TinySpans outputs(String startOutput, String endOutput) {
    start = startOutput;
    end = endOutput;
    return this;
  }

  /**
   * Returns the logits of a start and of an end of each token.
   *
   * @param ids all that the model sees
   * @param firstSegment how many of them are in the first segment
   */
  public float[] logits(long[] ids, int firstSegment) {
    float context = 0;
    for (long id : ids) {
      context = Math.max(context, words[(int) id * COLUMNS + 2]);
    }
    float[] logits = new float[2 * ids.length];
    for (int i = 0; i < logits.length; i++) {
      int token = i / 2;
      float sum = words[(int) ids[token] * COLUMNS + i % 2];
      sum += places[token * COLUMNS + i % 2];
      sum += withTypes ? segments[(token < firstSegment ? 0 : COLUMNS) + i % 2] : 0;
      logits[i] = sum + context;
    }
    return logits;
  }

  /** Returns the file. */
  public byte[] toBytes() {
    OnnxGraph graph = new OnnxGraph();
    graph.opset(opset);
    List<String> inputs = new ArrayList<>(List.of("input_ids", "attention_mask"));
    if (withTypes) {
      inputs.add("token_type_ids");
    }
    inputs.forEach(input -> graph.input(input, INT64, "batch", "sequence"));
    String sum = addSum(graph);
    addContext(graph);
    addColumn(graph, sum, 0, start);
    addColumn(graph, sum, 1, endOfFirst ? "all_ends" : end);
    if (endOfFirst) {
      graph.longs("first", 0);
      graph.node("Gather", List.of("all_ends", "first"), end, OnnxGraph.attribute("axis", 1));
    }
    graph.output(start, FLOAT, "batch", "sequence");
    graph.output(end, FLOAT, "batch", endOfFirst ? 1 : "sequence");
    return graph.toBytes();
  }

  private String addSum(OnnxGraph graph) {
    graph.floats("words", words, words.length / COLUMNS, COLUMNS);
    graph.floats("places", places, places.length / COLUMNS, COLUMNS);
    graph.node("Gather", List.of("words", "input_ids"), "said");
    graph.lengthOf("input_ids");
    graph.scalar("zero", 0);
    graph.node("Range", List.of("zero", "length", "one"), "counted");
    graph.node("Gather", List.of("places", "counted"), "places_of_tokens");
    graph.node("Add", List.of("said", "places_of_tokens"), "placed");
    if (!withTypes) {
      return "placed";
    }
    graph.floats("segments", segments, 2, COLUMNS);
    graph.node("Gather", List.of("segments", "token_type_ids"), "segments_of_tokens");
    graph.node("Add", List.of("placed", "segments_of_tokens"), "typed");
    return "typed";
  }

  // What is masked counts as 0, which is the least that a token means to others.
  private static void addContext(OnnxGraph graph) {
    graph.scalar("two", 2);
    graph.node("Cast", List.of("attention_mask"), "mask", OnnxGraph.attribute("to", FLOAT));
    graph.node("Gather", List.of("said", "two"), "meant", OnnxGraph.attribute("axis", 2));
    graph.node("Mul", List.of("meant", "mask"), "meant_by_text");
    graph.node("ReduceMax", List.of("meant_by_text"), "context", OnnxGraph.attributes("axes", 1));
  }

  private static void addColumn(OnnxGraph graph, String sum, int column, String output) {
    String index = "column_" + column;
    graph.scalar(index, column);
    graph.node("Gather", List.of(sum, index), index + "_of_sum", OnnxGraph.attribute("axis", 2));
    graph.node("Add", List.of(index + "_of_sum", "context"), output);
  }
}
