// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.OnnxGraph.FLOAT;
import static io.sememe.encoder.testing.OnnxGraph.INT64;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.Random;

/**
 * A small BERT with seeded weights, written in the test that needs it: the operators are those of a
 * trained model's export, and so are the names of its weights.
 */
public final class TinyBert {
  public static final int LAYERS = 3;
  public static final int HEADS = 4;
  public static final int WIDTH = 32;
  public static final int POSITIONS = 64;

  private static final int INNER = 2 * WIDTH;
  private static final int TYPES = 2;

  /** Wide enough for attention that is far from even. */
  private static final double SPREAD = 1.5;

  private final OnnxGraph graph = new OnnxGraph();
  private final Random random;
  private final int words;
  private int nameless;

  private TinyBert(int words, long seed) {
    this.words = words;
    this.random = new Random(seed);
  }

  /** Returns the file of a model that knows so many tokens. */
  public static byte[] ofWords(int words, long seed) {
    return new TinyBert(words, seed).toBytes();
  }

  private byte[] toBytes() {
    for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.input(input, INT64, "batch", "sequence");
    }
    addConstants();
    addMask();
    String states = embeddings();
    for (int layer = 0; layer < LAYERS; layer++) {
      states = layer("encoder.layer." + layer + ".", states);
    }
    graph.node("Identity", List.of(states), "last_hidden_state");
    graph.output("last_hidden_state", FLOAT, "batch", "sequence", WIDTH);
    return graph.toBytes();
  }

  private void addConstants() {
    number("one_float", 1);
    number("lowest", -Float.MAX_VALUE);
    number("two", 2);
    number("half", 0.5f);
    number("root_of_two", (float) Math.sqrt(2));
    number("epsilon", 1e-12f);
    number("root_of_head", (float) Math.sqrt(WIDTH / HEADS));
    graph.longs("split", 0, 0, HEADS, WIDTH / HEADS);
    graph.longs("joined", 0, 0, WIDTH);
    graph.longs("first", 0);
  }

  private void number(String name, float value) {
    graph.floats(name, new float[] {value});
  }

  // 0 for what is there, the lowest float for what is not.
  private void addMask() {
    graph.longs("mask_axes", 1, 2);
    add("Unsqueeze", "mask_square", "attention_mask", "mask_axes");
    graph.node("Cast", List.of("mask_square"), "seen", OnnxGraph.attribute("to", FLOAT));
    add("Sub", "unseen", "one_float", "seen");
    add("Mul", "mask", "unseen", "lowest");
  }

  private String embeddings() {
    table("embeddings.word_embeddings.weight", words);
    table("embeddings.token_type_embeddings.weight", TYPES);
    table("embeddings.position_embeddings.weight", POSITIONS);
    add("Gather", "words", "embeddings.word_embeddings.weight", "input_ids");
    add("Gather", "types", "embeddings.token_type_embeddings.weight", "token_type_ids");
    graph.lengthOf("input_ids");
    add("Unsqueeze", "to", "length", "first");
    add("Slice", "places", "embeddings.position_embeddings.weight", "first", "to", "first");
    add("Add", "words_and_types", "words", "types");
    add("Add", "embedded", "words_and_types", "places");
    return norm("embeddings.LayerNorm", "embedded");
  }

  private void table(String name, int rows) {
    graph.floats(name, gaussian(rows * WIDTH, 0, 1), rows, WIDTH);
  }

  private String layer(String name, String states) {
    String attended = attention(name + "attention.", states);
    String sum = add("Add", name + "attended", attended, states);
    String aware = norm(name + "attention.output.LayerNorm", sum);
    String inner = gelu(name, dense(name + "intermediate.dense", aware, WIDTH, INNER));
    String thought = dense(name + "output.dense", inner, INNER, WIDTH);
    return norm(name + "output.LayerNorm", add("Add", name + "thought", thought, aware));
  }

  private String attention(String name, String states) {
    String query = heads(name + "self.query", states, 0, 2, 1, 3);
    String key = heads(name + "self.key", states, 0, 2, 3, 1);
    String value = heads(name + "self.value", states, 0, 2, 1, 3);
    String scores = add("MatMul", name + "scores", query, key);
    String scaled = add("Div", name + "scaled", scores, "root_of_head");
    String masked = add("Add", name + "masked", scaled, "mask");
    AttributeProto lastAxis = OnnxGraph.attribute("axis", -1);
    graph.node("Softmax", List.of(masked), name + "shares", lastAxis);
    String mixed = add("MatMul", name + "mixed", name + "shares", value);
    String beside = transposed(name + "beside", mixed, 0, 2, 1, 3);
    String joined = add("Reshape", name + "joined", beside, "joined");
    return dense(name + "output.dense", joined, WIDTH, WIDTH);
  }

  private String heads(String name, String states, long... order) {
    String split = add("Reshape", name + ".split", dense(name, states, WIDTH, WIDTH), "split");
    return transposed(name + ".heads", split, order);
  }

  private String transposed(String name, String value, long... order) {
    graph.node("Transpose", List.of(value), name, OnnxGraph.attributes("perm", order));
    return name;
  }

  // The weights have no name of their own, as in an export.
  private String dense(String name, String states, int from, int to) {
    String weights = "onnx::MatMul_" + nameless++;
    graph.floats(weights, gaussian(from * to, 0, SPREAD / Math.sqrt(from)), from, to);
    graph.floats(name + ".bias", gaussian(to, 0, 0.5), to);
    return add("Add", name, name + ".bias", add("MatMul", name + ".product", states, weights));
  }

  private String norm(String name, String states) {
    graph.floats(name + ".weight", gaussian(WIDTH, 1, 0.2), WIDTH);
    graph.floats(name + ".bias", gaussian(WIDTH, 0, 0.2), WIDTH);
    String centred = add("Sub", name + ".centred", states, mean(name + ".mean", states));
    String squares = add("Pow", name + ".squares", centred, "two");
    String variance = mean(name + ".variance", squares);
    add("Add", name + ".positive", variance, "epsilon");
    add("Sqrt", name + ".deviation", name + ".positive");
    add("Div", name + ".even", centred, name + ".deviation");
    add("Mul", name + ".scaled", name + ".even", name + ".weight");
    return add("Add", name, name + ".scaled", name + ".bias");
  }

  private String mean(String name, String value) {
    graph.node("ReduceMean", List.of(value), name, OnnxGraph.attributes("axes", -1));
    return name;
  }

  private String gelu(String layer, String value) {
    add("Div", layer + "over_root", value, "root_of_two");
    add("Erf", layer + "erf", layer + "over_root");
    add("Add", layer + "doubled", layer + "erf", "one_float");
    add("Mul", layer + "product", value, layer + "doubled");
    return add("Mul", layer + "gelu", layer + "product", "half");
  }

  private String add(String operator, String output, String... inputs) {
    graph.node(operator, List.of(inputs), output);
    return output;
  }

  private float[] gaussian(int count, double mean, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return values;
  }
}
