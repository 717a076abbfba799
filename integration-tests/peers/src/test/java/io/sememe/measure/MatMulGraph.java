// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Random;

/**
 * An ONNX file of one multiplication: unsigned activations by signed weights, as in the first layer
 * behind the attention of both models. The weights are an initializer, so that ONNX Runtime lays
 * them out for its kernel once.
 */
final class MatMulGraph {

  static final int ROWS = 512;
  static final int INNER = 384;
  static final int COLUMNS = 1536;

  static final String LEFT = "left";
  static final String PRODUCT = "product";

  private static final String WEIGHTS = "weights";
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private MatMulGraph() {}

  static byte[] toBytes() {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("peak")
            .addInput(value(LEFT, TensorProto.DataType.UINT8_VALUE, ROWS, INNER))
            .addOutput(value(PRODUCT, TensorProto.DataType.INT32_VALUE, ROWS, COLUMNS))
            .addInitializer(weights())
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("MatMulInteger")
                    .addInput(LEFT)
                    .addInput(WEIGHTS)
                    .addOutput(PRODUCT))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static TensorProto weights() {
    byte[] values = new byte[INNER * COLUMNS];
    new Random(2).nextBytes(values);
    return TensorProto.newBuilder()
        .setName(WEIGHTS)
        .setDataType(TensorProto.DataType.INT8_VALUE)
        .addDims(INNER)
        .addDims(COLUMNS)
        .setRawData(ByteString.copyFrom(values))
        .build();
  }

  private static ValueInfoProto value(String name, int type, long rows, long columns) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(rows))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }
}
