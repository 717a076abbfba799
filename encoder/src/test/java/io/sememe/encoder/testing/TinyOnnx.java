// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.OnnxGraph.FLOAT;
import static io.sememe.encoder.testing.OnnxGraph.INT64;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A small ONNX encoder, written in the test that needs it: the vector of a token is a row of a
 * seeded table. Its mask and token types are used as a trained encoder uses them, so that a wrong
 * mask or a wrong token type changes the output.
 */
public final class TinyOnnx {
  /** The length of a vector. */
  public static final int WIDTH = 8;

  /** The file that {@link #weightsIn} speaks of. */
  public static final String WEIGHTS = "weights.bin";

  /** What the graph gives. */
  public enum Output {
    /** One vector per token, {@code last_hidden_state}. */
    TOKENS,
    /** One vector per text, {@code sentence_embedding}. */
    POOLED,
    /** Both of these, the vector of the text first. */
    BOTH,
    /** One row per text, {@code logits}, which depends on the order of its tokens. */
    LOGITS,
    /** One row per token, {@code logits}, with a value for each term of a vocabulary. */
    TERMS,
    /** The vectors of the tokens, and then these rows. */
    STATES_AND_TERMS,
    /** These rows, of which the graph does not say how long they are. */
    UNDECLARED_TERMS,
    /** One vector per token, of a length that depends on the text. */
    UNFIXED_WIDTH,
    /** One vector per token, of whole numbers. */
    WHOLE_NUMBERS
  }

  private final OnnxGraph graph = new OnnxGraph();
  private final int rows;
  private List<String> inputs = List.of("input_ids", "attention_mask", "token_type_ids");
  private Output output = Output.TOKENS;
  private long seed = 7;
  private Object texts = "batch";
  private int labels;
  private int tokenTypes = 2;
  private boolean mixed;
  private int positions;
  private int fixedLength;
  private Float everyCell;
  private int brokenToken = -1;
  private String weightsFile;

  private TinyOnnx(int rows) {
    this.rows = rows;
  }

  /** Returns an encoder for so many different tokens. */
  public static TinyOnnx ofRows(int rows) {
    return new TinyOnnx(rows);
  }

  /** Returns a model that takes pictures. */
  public static byte[] image() {
    OnnxGraph graph = new OnnxGraph();
    graph.input("pixel_values", FLOAT, 1, 3, 224, 224);
    graph.node("Flatten", List.of("pixel_values"), "logits");
    graph.output("logits", FLOAT, 1, 3 * 224 * 224);
    return graph.toBytes();
  }

  /** Declares these inputs only. */
  public TinyOnnx inputs(String... names) {
    inputs = List.of(names);
    return this;
  }

  public TinyOnnx output(Output form) {
    output = form;
    return this;
  }

  /** Knows so many token types. */
  public TinyOnnx tokenTypes(int count) {
    tokenTypes = count;
    return this;
  }

  /** Gives so many logits per text. */
  public TinyOnnx logits(int count) {
    labels = count;
    return output(Output.LOGITS);
  }

  /** Gives for each token a logit of each of so many terms. */
  public TinyOnnx terms(int count) {
    labels = count;
    return output(Output.TERMS);
  }

  public TinyOnnx seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Adds to each vector the sum of those that are not masked, as if tokens looked at each other.
   */
  public TinyOnnx mixed() {
    mixed = true;
    return this;
  }

  /** Adds a table of so many positions: a longer text fails. */
  public TinyOnnx positions(int count) {
    positions = count;
    return this;
  }

  /** Declares inputs of one fixed length. */
  public TinyOnnx fixedLength(int tokens) {
    fixedLength = tokens;
    return this;
  }

  /** Declares inputs of one text. */
  public TinyOnnx oneTextAtATime() {
    texts = 1;
    return this;
  }

  /** Fills the table with one value. */
  public TinyOnnx everyCell(float value) {
    everyCell = value;
    return this;
  }

  /** Makes what the table has of a token no number. */
  public TinyOnnx brokenToken(int token) {
    brokenToken = token;
    return this;
  }

  /** Leaves the table out: it lies in {@link #WEIGHTS}, which holds {@link #weights()}. */
  public TinyOnnx weightsIn(String file) {
    weightsFile = file;
    return this;
  }

  /** Returns the table as external data holds it. */
  public byte[] weights() {
    return OnnxGraph.bytes(table());
  }

  /** Returns the vector of a token. */
  public float[] row(int token) {
    return Arrays.copyOfRange(table(), token * WIDTH, (token + 1) * WIDTH);
  }

  /** Speaks this version of ONNX's operators. */
  public TinyOnnx opset(int version) {
    graph.opset(version);
    return this;
  }

  /** Returns the file. */
  public byte[] toBytes() {
    for (String input : inputs) {
      graph.input(input, INT64, texts, fixedLength > 0 ? (Object) fixedLength : "sequence");
    }
    addTable();
    String hidden = gathered();
    hidden = inputs.contains("token_type_ids") ? withTokenTypes(hidden) : hidden;
    hidden = mixed ? withOthers(hidden) : hidden;
    hidden = inputs.contains("attention_mask") && !mixed ? masked(hidden) : hidden;
    hidden = positions > 0 ? withPositions(hidden) : hidden;
    new TinyOutputs(graph, labels, seed).add(output, hidden);
    return graph.toBytes();
  }

  private void addTable() {
    if (weightsFile == null) {
      graph.floats("table", table(), rows, WIDTH);
    } else {
      graph.externalFloats("table", weightsFile, rows * WIDTH, rows, WIDTH);
    }
  }

  private float[] table() {
    Random random = new Random(seed);
    float[] values = new float[rows * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = everyCell == null ? (float) random.nextGaussian() : everyCell;
    }
    if (brokenToken >= 0) {
      Arrays.fill(values, brokenToken * WIDTH, (brokenToken + 1) * WIDTH, Float.NaN);
    }
    return values;
  }

  private String gathered() {
    graph.node("Gather", List.of("table", "input_ids"), "words");
    return "words";
  }

  private String withTokenTypes(String hidden) {
    float[] types = new float[tokenTypes * WIDTH];
    Arrays.fill(types, WIDTH, types.length, 100f);
    graph.floats("types", types, tokenTypes, WIDTH);
    graph.node("Gather", List.of("types", "token_type_ids"), "typed");
    graph.node("Add", List.of(hidden, "typed"), "words_and_types");
    return "words_and_types";
  }

  private String masked(String hidden) {
    graph.longs("last", -1);
    graph.node("Cast", List.of("attention_mask"), "mask", OnnxGraph.attribute("to", FLOAT));
    graph.node("Unsqueeze", List.of("mask", "last"), "mask_column");
    graph.node("Mul", List.of(hidden, "mask_column"), "unmasked");
    return "unmasked";
  }

  private String withOthers(String hidden) {
    graph.longs("tokens_axis", 1);
    String seen = inputs.contains("attention_mask") ? masked(hidden) : hidden;
    graph.node("ReduceSum", List.of(seen, "tokens_axis"), "all_tokens");
    graph.node("Add", List.of(hidden, "all_tokens"), "in_context");
    return "in_context";
  }

  private String withPositions(String hidden) {
    float[] values = new float[positions * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / (float) values.length;
    }
    graph.floats("positions", values, positions, WIDTH);
    graph.lengthOf("input_ids");
    graph.scalar("zero", 0);
    graph.node("Range", List.of("zero", "length", "one"), "counted");
    graph.node("Gather", List.of("positions", "counted"), "placed");
    graph.node("Add", List.of(hidden, "placed"), "words_and_positions");
    return "words_and_positions";
  }
}
