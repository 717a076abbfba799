// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, reading it ends, and fails in one way only. */
class HostileGraphTest {
  private static final int TRIALS = 150;
  private static final int DISTURBANCES = 8;
  private static final long[] SIZES = {
    -1, 0, 1, 3, 384, Integer.MAX_VALUE, 1L << 40, Long.MIN_VALUE
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {RealModels.MINILM, RealModels.MINILM_FP32})
  void a_graph_disturbed_at_random_is_edited_or_refused(String name) throws IOException {
    Path file = RealGraph.file(name);
    ModelProto whole = ModelFile.read(file);
    for (int seed = 0; seed < TRIALS; seed++) {
      Random random = new Random(seed);
      ModelProto.Builder model = whole.toBuilder();
      for (int i = 0; i < DISTURBANCES; i++) {
        disturb(model.getGraphBuilder(), random);
      }
      requireEditedOrRefused(model.build(), file, seed);
    }
  }

  private static void requireEditedOrRefused(ModelProto model, Path file, int seed) {
    try {
      new Editing(file, GraphRewrite.all(), target(seed)).vectors(model, "", Pooling.CLS);
    } catch (EncoderException e) {
      assertEquals(Kind.FAILED, e.kind());
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("tensor"), e.getMessage());
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static GraphTarget target(int number) {
    return new GraphTarget(number % 2 == 1, number / 2 % 2 == 1, number / 4 % 2 == 1);
  }

  private static void disturb(GraphProto.Builder graph, Random random) {
    NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
    TensorProto.Builder tensor =
        graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
    NodeProto other = graph.getNode(random.nextInt(graph.getNodeCount()));
    switch (random.nextInt(9)) {
      case 0 -> node.clearInput();
      case 1 -> node.clearOutput();
      case 2 -> node.clearAttribute();
      case 3 -> node.addInput("").addOutput("");
      case 4 -> node.clearInput().addAllInput(other.getOutputList());
      case 5 -> node.clearOutput().addAllOutput(other.getOutputList());
      case 6 -> tensor.clearDims().addDims(SIZES[random.nextInt(SIZES.length)]);
      case 7 -> tensor.clearDims().addDims(384).addDims(SIZES[random.nextInt(SIZES.length)]);
      default -> tensor.setDataType(random.nextInt(18)).clearRawData();
    }
  }

  @Test
  void a_file_with_wrong_bytes_is_edited_or_refused() throws IOException {
    byte[] whole = TinyOnnx.ofRows(4).positions(3).toBytes();
    for (int seed = 0; seed < 2_000; seed++) {
      byte[] bytes = whole.clone();
      new Random(seed).ints(3, 0, bytes.length).forEach(at -> bytes[at] ^= (byte) (1 << at % 8));
      Path file = Files.write(folder.resolve("model.onnx"), bytes);
      try {
        EditedModel.read(file, "", Pooling.MEAN, GraphRewrite.all(), target(seed));
      } catch (EncoderException e) {
        assertEquals(Kind.FAILED, e.kind());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 64",
    "0, -1",
    "0, 9223372036854775807",
    "9223372036854775807, 64",
    "9223372036854775808, 64",
    "0, 1000000",
    "99999, 64",
    "here, 64",
    "0, ''",
    "'', 64"
  })
  void weights_that_say_to_lie_outside_of_the_model_file_are_refused_by_name(
      String offset, String length) throws IOException {
    refused(external(offset, length), "'table' lies outside of the file");
  }

  @Test
  void weights_that_are_more_or_fewer_than_their_shape_says_are_refused_by_name()
      throws IOException {
    refused(external("0", "64"), "'table' is not as large as its shape says");
  }

  @Test
  void nodes_that_read_each_other_have_an_end() {
    GraphProto.Builder graph = GraphProto.newBuilder();
    graph.addNode(node("Add", "b", "a")).addNode(node("Cast", "a", "b"));
    assertEquals(2, GraphWriter.needed(graph(graph, "a")).size());
  }

  @Test
  void a_chain_of_nodes_may_be_of_any_length() {
    GraphProto.Builder graph = GraphProto.newBuilder();
    for (int i = 0; i < 50_000; i++) {
      graph.addNode(node("Identity", "v" + i, "v" + (i + 1)));
    }
    assertEquals(50_000, GraphWriter.needed(graph(graph, "v50000")).size());
  }

  private void refused(ModelProto model, String reason) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model.toByteArray());
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> EditedModel.read(file, "", Pooling.CLS, GraphRewrite.all(), GraphTarget.CPU));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static ModelProto external(String offset, String length) throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(TinyOnnx.ofRows(20).weightsIn("model.onnx").toBytes()).toBuilder();
    TensorProto.Builder table = model.getGraphBuilder().getInitializerBuilder(0);
    table.clearExternalData();
    table.addExternalData(entry("location", "model.onnx"));
    table.addExternalData(entry("offset", offset)).addExternalData(entry("length", length));
    return model.build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static Graph graph(GraphProto.Builder graph, String result) {
    return new Graph(ModelProto.newBuilder().setGraph(graph).build(), result);
  }

  private static NodeProto node(String operator, String input, String output) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(input))
        .addOutput(output)
        .build();
  }
}
