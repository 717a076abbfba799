// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.OnnxGraph.FLOAT;
import static io.sememe.encoder.testing.OnnxGraph.INT64;
import static io.sememe.encoder.testing.OnnxGraph.attribute;
import static io.sememe.encoder.testing.OnnxGraph.attributes;

import java.util.List;
import java.util.Random;

/**
 * A small ONNX encoder whose tokens look at each other, in the ways in which attention is exported.
 * A layer adds what its tokens see to them, and has no more than that.
 */
public final class TinyAttention {
  /** The length of a state. */
  public static final int WIDTH = 8;

  /** How many heads a layer has. */
  public static final int HEADS = 2;

  private static final int HALVES = 10;
  private static final long SIZE = WIDTH / HEADS;

  /** How attention is written. */
  public enum Export {
    /** scores x scale + mask, as BERT has it. */
    ADDED_MASK,
    /** The scores where the mask is, a low number elsewhere, as DistilBERT has it. */
    CHOSEN_BY_MASK,
    /** Factors scaled beforehand, and nothing where there is no number, as PyTorch's own has it. */
    SAFE,
    /** Dropout between probabilities and values. */
    DROPOUT,
    /** No dimension for texts. */
    OF_THREE_DIMENSIONS,
    /** Softmax in float16. */
    HALF
  }

  private final OnnxGraph graph = new OnnxGraph();
  private final Random random = new Random(11);
  private final int rows;
  private final int layers;
  private Export export = Export.ADDED_MASK;
  private List<String> inputs = List.of("input_ids", "attention_mask");
  private int opset = 17;

  private TinyAttention(int rows, int layers) {
    this.rows = rows;
    this.layers = layers;
  }

  /** Returns an encoder for so many different tokens. */
  public static TinyAttention of(int rows, int layers) {
    return new TinyAttention(rows, layers);
  }

  public TinyAttention export(Export form) {
    export = form;
    return this;
  }

  /** Declares these inputs only. */
  public TinyAttention inputs(String... names) {
    inputs = List.of(names);
    return this;
  }

  /** Speaks this version of ONNX's operators, 11 or later. */
  public TinyAttention opset(int version) {
    opset = version;
    graph.opset(version);
    return this;
  }

  /** Returns an encoder that gives states of tokens. */
  public byte[] states() {
    addLayers();
    graph.output("states_" + layers, FLOAT, "batch", "sequence", WIDTH);
    return graph.toBytes();
  }

  /** Returns a scorer of pairs. */
  public byte[] logits() {
    addLayers();
    graph.scalar("first", 0);
    graph.node("Gather", List.of("states_" + layers, "first"), "row", attribute("axis", 1));
    product("row", "logits", 1);
    graph.output("logits", FLOAT, "batch", 1);
    return graph.toBytes();
  }

  /** Returns a reader that gives a logit for each start and each end. */
  public byte[] spans() {
    addLayers();
    product("states_" + layers, "both", 2);
    for (String end : List.of("start", "end")) {
      graph.scalar(end, end.equals("start") ? 0 : 1);
      graph.node("Gather", List.of("both", end), end + "_logits", attribute("axis", 2));
      graph.output(end + "_logits", FLOAT, "batch", "sequence");
    }
    return graph.toBytes();
  }

  private void addLayers() {
    inputs.forEach(input -> graph.input(input, INT64, "batch", "sequence"));
    graph.floats("table", floats(rows * WIDTH, 1), rows, WIDTH);
    graph.node("Gather", List.of("table", "input_ids"), "words");
    String states = inputs.contains("token_type_ids") ? typed("words") : "words";
    graph.node("Identity", List.of(states), "states_0");
    graph.longs("heads", 0, 0, HEADS, SIZE);
    graph.longs("joined", 0, 0, WIDTH);
    addConstants();
    for (int layer = 0; layer < layers; layer++) {
      addLayer("states_" + layer, "states_" + (layer + 1), "l" + layer + "_");
    }
  }

  private void addConstants() {
    graph.floats("scale", new float[] {(float) (1 / Math.sqrt(SIZE))});
    graph.floats("root", new float[] {(float) Math.pow(SIZE, -0.25)});
    graph.floats("nothing", new float[] {0});
    graph.floats("unit", new float[] {1});
    graph.floats("low", new float[] {-10_000});
    if (inputs.contains("attention_mask")) {
      graph.node("Cast", List.of("attention_mask"), "ones", attribute("to", FLOAT));
      unsqueeze("ones", "column", 1, 2);
      graph.node("Sub", List.of("unit", "column"), "away");
      graph.node("Mul", List.of("away", "low"), "mask");
      graph.node("Cast", List.of("column"), "seen", attribute("to", 9));
    }
  }

  private void unsqueeze(String value, String output, long... axes) {
    if (opset < 13) {
      graph.node("Unsqueeze", List.of(value), output, attributes("axes", axes));
    } else {
      graph.longs(output + "_axes", axes);
      graph.node("Unsqueeze", List.of(value, output + "_axes"), output);
    }
  }

  private String typed(String words) {
    graph.floats("types", floats(2 * WIDTH, 1), 2, WIDTH);
    graph.node("Gather", List.of("types", "token_type_ids"), "of_types");
    graph.node("Add", List.of(words, "of_types"), "typed");
    return "typed";
  }

  private void addLayer(String states, String output, String layer) {
    String query = heads(states, layer + "query", 0, 2, 1, 3);
    String key = heads(states, layer + "key", 0, 2, 3, 1);
    String value = heads(states, layer + "value", 0, 2, 1, 3);
    if (export == Export.SAFE) {
      graph.node("Mul", List.of(query, "root"), layer + "q");
      graph.node("Mul", List.of(key, "root"), layer + "k");
      graph.node("MatMul", List.of(layer + "q", layer + "k"), layer + "scores");
    } else {
      graph.node("MatMul", List.of(query, key), layer + "raw");
      graph.node("Mul", List.of(layer + "raw", "scale"), layer + "scores");
    }
    graph.node("MatMul", List.of(weights(layer), value), layer + "context");
    boolean three = export == Export.OF_THREE_DIMENSIONS;
    String context = layer + "context";
    if (three) {
      unsqueeze(context, layer + "four", 0);
      context = layer + "four";
    }
    graph.node("Transpose", List.of(context), layer + "together", attributes("perm", 0, 2, 1, 3));
    graph.node("Reshape", List.of(layer + "together", "joined"), layer + "all");
    graph.node("Add", List.of(states, layer + "all"), output);
  }

  private String heads(String states, String name, long... order) {
    product(states, name, WIDTH);
    graph.node("Reshape", List.of(name, "heads"), name + "_heads");
    graph.node("Transpose", List.of(name + "_heads"), name + "_split", attributes("perm", order));
    if (export != Export.OF_THREE_DIMENSIONS) {
      return name + "_split";
    }
    graph.longs(name + "_texts", 0);
    graph.node("Squeeze", List.of(name + "_split", name + "_texts"), name + "_alone");
    return name + "_alone";
  }

  private String weights(String layer) {
    String scores = layer + "scores";
    String weights = layer + "weights";
    if (inputs.contains("attention_mask") && export != Export.OF_THREE_DIMENSIONS) {
      boolean chosen = export == Export.CHOSEN_BY_MASK;
      graph.node(
          chosen ? "Where" : "Add",
          chosen ? List.of("seen", scores, "low") : List.of(scores, "mask"),
          layer + "masked");
      scores = layer + "masked";
    }
    if (export == Export.HALF) {
      graph.node("Cast", List.of(scores), layer + "halves", attribute("to", HALVES));
      softmax(layer + "halves", layer + "soft");
      graph.node("Cast", List.of(layer + "soft"), weights, attribute("to", FLOAT));
    } else if (export == Export.SAFE) {
      softmax(scores, layer + "soft");
      graph.node("IsNaN", List.of(layer + "soft"), layer + "none");
      graph.node("Where", List.of(layer + "none", "nothing", layer + "soft"), weights);
    } else if (export == Export.DROPOUT) {
      softmax(scores, layer + "soft");
      graph.node("Dropout", List.of(layer + "soft"), weights);
    } else {
      softmax(scores, weights);
    }
    return weights;
  }

  private void softmax(String scores, String weights) {
    graph.node("Softmax", List.of(scores), weights, attribute("axis", -1));
  }

  private void product(String value, String output, int columns) {
    graph.floats(output + "_weight", floats(WIDTH * columns, 0.5), WIDTH, columns);
    graph.node("MatMul", List.of(value, output + "_weight"), output);
  }

  private float[] floats(int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
