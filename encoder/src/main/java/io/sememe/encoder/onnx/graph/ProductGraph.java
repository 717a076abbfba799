// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/**
 * A graph of one node, the product of two matrices of 8-bit integers: left [rows, width], unsigned
 * with 128 for zero, times right [width, columns], signed, gives [rows, columns] of 32 bits.
 */
public final class ProductGraph {
  /** The name of the left factor. */
  public static final String LEFT = "left";

  /** The name of the right factor. */
  public static final String RIGHT = "right";

  /** The name of the output. */
  public static final String PRODUCT = "product";

  /** The value that stands for zero in the left factor. */
  public static final int LEFT_ZERO = 128;

  private static final String LEFT_ZERO_POINT = "left_zero_point";
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private ProductGraph() {}

  /** Writes the graph. */
  public static byte[] toBytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph())
        .build()
        .toByteArray();
  }

  private static GraphProto graph() {
    return GraphProto.newBuilder()
        .setName(PRODUCT)
        .addInput(DynamicTensor.of(LEFT, Weights.UINT8, 2))
        .addInput(DynamicTensor.of(RIGHT, Weights.INT8, 2))
        .addInitializer(
            TensorProto.newBuilder()
                .setName(LEFT_ZERO_POINT)
                .setDataType(Weights.UINT8)
                .addInt32Data(LEFT_ZERO))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("MatMulInteger")
                .addAllInput(List.of(LEFT, RIGHT, LEFT_ZERO_POINT))
                .addOutput(PRODUCT))
        .addOutput(DynamicTensor.of(PRODUCT, TensorProto.DataType.INT32_VALUE, 2))
        .build();
  }
}
