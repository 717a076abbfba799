// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** The declaration of an input or output whose sizes are not fixed. */
final class DynamicTensor {
  private DynamicTensor() {}

  /**
   * Returns a declaration.
   *
   * @param type the number that ONNX gives the type of the elements
   * @param rank how many dimensions it has
   */
  static ValueInfoProto of(String name, int type, int rank) {
    return of(name, type, rank, Dimension.getDefaultInstance());
  }

  /** Returns a declaration, as {@link #of(String, int, int)}, whose last size may be known. */
  static ValueInfoProto of(String name, int type, int rank, Dimension last) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    for (int i = 1; i < rank; i++) {
      tensor.getShapeBuilder().addDim(Dimension.newBuilder());
    }
    tensor.getShapeBuilder().addDim(last);
    return declared(name, tensor);
  }

  /** Returns a declaration that says nothing of the shape. */
  static ValueInfoProto ofAnyRank(String name, int type) {
    return declared(name, TypeProto.Tensor.newBuilder().setElemType(type));
  }

  private static ValueInfoProto declared(String name, TypeProto.Tensor.Builder tensor) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
