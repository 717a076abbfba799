// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the attention of trained layers is told of padding: the part of an edited graph that
 * computes it, as a model of its own, by layer. All take {@code attention_mask}.
 */
public final class AttentionMasks {
  /** The only output of these models. */
  public static final String OUTPUT = "mask";

  private static final String SELF = "/encoder/layer.0/attention/self/";
  private static final int FLOATS_INDEX = 3;
  private static final int QUANTIZED_INDEX = 5;

  private AttentionMasks() {}

  /** Returns those of a trained model for a way of running it. */
  public static List<byte[]> of(String model, GraphTarget target) {
    Set<GraphRewrite> all = GraphRewrite.all();
    return of(EditedModel.read(RealGraph.file(model), "", Pooling.MEAN, all, target));
  }

  /**
   * Returns those of MiniLM in floats where the first layer has heads of other sizes than the
   * others, which have 12 of 32 columns.
   */
  public static List<byte[]> ofOtherHeads(int heads, int columns, GraphTarget target)
      throws IOException {
    RealGraph graph = RealGraph.minilm();
    for (int constant : new int[] {2, 6, 10}) {
      split(graph, constant, heads);
      split(graph, constant + 1, columns);
    }
    graph.constant(
        SELF + "Constant_12_output_0", Disturbances.number((float) Math.sqrt((double) columns)));
    Path file = RealGraph.file(RealModels.MINILM_FP32);
    Editing editing = new Editing(file, GraphRewrite.all(), target);
    return of(editing.vectors(graph.build(), "", Pooling.MEAN));
  }

  private static void split(RealGraph graph, int constant, int size) {
    graph.constant(SELF + "Constant_" + constant + "_output_0", Disturbances.longs(size));
  }

  private static List<byte[]> of(EditedModel model) {
    try {
      ModelProto edited = ModelProto.parseFrom(model.bytes());
      return edited.getGraph().getNodeList().stream()
          .filter(AttentionMasks::isAttention)
          .map(node -> node.getInput(index(node)))
          .map(mask -> upTo(edited, mask))
          .toList();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAttention(NodeProto node) {
    return Set.of(FusedAttention.FLOATS, FusedAttention.QUANTIZED).contains(node.getOpType());
  }

  private static int index(NodeProto node) {
    boolean floats = node.getOpType().equals(FusedAttention.FLOATS);
    assertEquals(floats ? FLOATS_INDEX + 1 : 8, node.getInputCount(), node.getName());
    return floats ? FLOATS_INDEX : QUANTIZED_INDEX;
  }

  private static byte[] upTo(ModelProto model, String value) {
    Graph graph = new Graph(model, value);
    graph.addNode(
        NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(OUTPUT).build());
    graph.setResult(OUTPUT);
    int type = TensorProto.DataType.INT32_VALUE;
    return GraphWriter.write(graph, DynamicTensor.of(OUTPUT, type, 1)).toByteArray();
  }
}
