// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static io.sememe.integration.node.OnnxFile.FLOAT;
import static io.sememe.integration.node.OnnxFile.INT64;
import static io.sememe.integration.node.OnnxFile.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a small model without a fault, to be spoilt. The numbers of fields are those of
 * onnx.proto.
 *
 * @param path the folder
 */
record HostileFolder(Path path) {
  private static final int WIDTH = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the folder. */
  static HostileFolder create(Path path) throws IOException {
    HostileFolder folder = new HostileFolder(Files.createDirectories(path));
    folder.encoder(PairModel.TOKENS, 1, "batch", "sequence", "sequence");
    folder.tokenize(json -> {});
    folder.describe(json -> {});
    return folder;
  }

  Path model() {
    return path.resolve("model.onnx");
  }

  Path tokenizer() {
    return path.resolve("tokenizer.json");
  }

  void tokenize(Consumer<ObjectNode> change) throws IOException {
    ObjectNode json = PairModel.tokenizer();
    change.accept(json);
    Files.writeString(tokenizer(), json.toString());
  }

  void describe(Consumer<ObjectNode> change) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("task", "text-embedding").put("pooling", "mean");
    change.accept(json.put("maxTokens", 64));
    Files.writeString(path.resolve("sememe.json"), json.toString());
  }

  /**
   * Writes a model file whose table has one number in all its cells.
   *
   * @param states what the length of the output is called; null where it has but two dimensions
   */
  void encoder(int rows, float cell, Object texts, Object tokens, @Nullable Object states)
      throws IOException {
    OnnxFile graph = gathering(texts, tokens, states);
    Files.write(model(), OnnxFile.model(graph.message(5, table(rows, cell))));
  }

  /** Writes a model file with more nodes. */
  void add(OnnxFile... nodes) throws IOException {
    OnnxFile graph = encoder();
    for (OnnxFile node : nodes) {
      graph.message(1, node);
    }
    Files.write(model(), OnnxFile.model(graph));
  }

  /** Writes a model file in which a node makes something large. */
  void grow(OnnxFile node, long... sizes) throws IOException {
    OnnxFile graph = encoder().message(1, node);
    graph.message(5, OnnxFile.tensor("sizes", INT64, OnnxFile.longs(sizes), sizes.length));
    graph.message(5, OnnxFile.tensor("one", FLOAT, OnnxFile.floats(1), 1));
    Files.write(model(), OnnxFile.model(graph));
  }

  /** Writes a model file whose table lies in another file. */
  void readFrom(String file, long bytes) throws IOException {
    OnnxFile table = new OnnxFile().number(1, PairModel.TOKENS).number(1, WIDTH).number(2, FLOAT);
    table.text(8, "table").message(13, entry("location", file)).number(14, 1);
    table.message(13, entry("offset", "0")).message(13, entry("length", Long.toString(bytes)));
    OnnxFile graph = gathering("batch", "sequence", "sequence").message(5, table);
    Files.write(model(), OnnxFile.model(graph));
  }

  /** Writes a model file with functions, each of which calls the next one twice. */
  void addFunctions(int count) throws IOException {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    OnnxFile call = node("f0", List.of("table"), "hostile").text(7, "local");
    model.writeBytes(OnnxFile.model(encoder().message(1, call)));
    for (int i = 0; i < count; i++) {
      OnnxFile function = new OnnxFile().text(1, "f" + i).text(4, "in").text(5, "out");
      String next = "f" + (i + 1);
      function.message(7, node(next, List.of("in"), "once").text(7, "local"));
      function.message(7, node(next, List.of("once"), "out").text(7, "local"));
      model.writeBytes(new OnnxFile().message(25, function.text(10, "local")).toBytes());
    }
    Files.write(model(), model.toByteArray());
  }

  /** Returns a node whose branches are graphs, one of which holds another node. */
  static OnnxFile branch(String output, OnnxFile inner) {
    OnnxFile otherwise = node("Identity", List.of("table"), output + "_else");
    return node("If", List.of("table"), output)
        .message(5, graphOf("then_branch", inner))
        .message(5, graphOf("else_branch", otherwise));
  }

  /** Makes the file of the tokenizer longer than its content; it takes no room on the disk. */
  void lengthenTokenizer(long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(tokenizer().toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  private static OnnxFile graphOf(String name, OnnxFile node) {
    OnnxFile graph = new OnnxFile().message(1, node).text(2, name);
    return new OnnxFile().text(1, name).message(6, graph).number(20, 5);
  }

  private static OnnxFile encoder() {
    return gathering("batch", "sequence", "sequence").message(5, table(PairModel.TOKENS, 1));
  }

  private static OnnxFile gathering(Object texts, Object tokens, @Nullable Object states) {
    OnnxFile graph = new OnnxFile().message(1, node("Gather", List.of("table", "input_ids"), "v"));
    graph.text(2, "encoder").message(11, OnnxFile.value("input_ids", INT64, texts, tokens));
    return graph.message(
        12,
        states == null
            ? OnnxFile.value("v", FLOAT, texts, WIDTH)
            : OnnxFile.value("v", FLOAT, texts, states, WIDTH));
  }

  private static OnnxFile table(int rows, float cell) {
    float[] cells = new float[rows * WIDTH];
    Arrays.fill(cells, cell);
    return OnnxFile.tensor("table", FLOAT, OnnxFile.floats(cells), rows, WIDTH);
  }

  private static OnnxFile entry(String key, String value) {
    return new OnnxFile().text(1, key).text(2, value);
  }
}
