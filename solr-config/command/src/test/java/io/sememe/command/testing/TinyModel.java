// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.testing;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The smallest model as sentence-transformers publishes it: a row of a table for each token. */
public final class TinyModel {
  public static final String ONNX = "onnx/model.onnx";

  private static final int ROWS = 8;
  private static final int WIDTH = 4;
  private static final String TOKENIZER =
      """
      {"added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": null, "decoder": null,
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 100,
                 "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "wings": 4, "bank": 5,
                           "river": 6, "the": 7}}}
      """;

  private TinyModel() {}

  /** Returns its files by their names. */
  public static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(ONNX, onnx(WIDTH));
    put(files, "tokenizer.json", TOKENIZER);
    put(files, "config.json", "{\"model_type\": \"bert\", \"max_position_embeddings\": 64}");
    put(files, "1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}");
    put(
        files,
        "modules.json",
        """
        [{"type": "sentence_transformers.models.Transformer"},
         {"type": "sentence_transformers.models.Pooling"},
         {"type": "sentence_transformers.models.Normalize"}]
        """);
    put(files, "README.md", "not needed");
    return files;
  }

  /** Returns the files of one for weighted terms, which names one with the weights of queries. */
  public static Map<String, byte[]> sparseFiles() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("model.onnx", onnx(ROWS));
    put(files, "tokenizer.json", TOKENIZER);
    put(files, "idf.json", "{\"wings\": 2.5, \"bank\": 1.5}");
    put(
        files,
        "sememe.json",
        """
        {"task": "sparse-embedding", "maxTokens": 64,
         "sparse": {"topK": 4, "queryWeights": "idf.json"}}
        """);
    return files;
  }

  /** Writes it. */
  public static void write(Path folder) {
    write(folder, files());
  }

  /** Writes files into a folder. */
  public static void write(Path folder, Map<String, byte[]> files) {
    files.forEach(
        (name, content) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] onnx(int width) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
    TensorProto.Builder table =
        TensorProto.newBuilder().setName("table").setDataType(TensorProto.DataType.FLOAT_VALUE);
    table.addDims(ROWS).addDims(width);
    Random random = new Random(7);
    for (int i = 0; i < ROWS * width; i++) {
      table.addFloatData((float) random.nextGaussian());
    }
    graph.addInitializer(table);
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Gather")
            .addInput("table")
            .addInput("input_ids")
            .addOutput("last_hidden_state"));
    graph.addInput(value("input_ids", TensorProto.DataType.INT64_VALUE, 0));
    graph.addOutput(value("last_hidden_state", TensorProto.DataType.FLOAT_VALUE, width));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto value(String name, int type, int width) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("batch");
    shape.addDimBuilder().setDimParam("sequence");
    if (width > 0) {
      shape.addDimBuilder().setDimValue(width);
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
