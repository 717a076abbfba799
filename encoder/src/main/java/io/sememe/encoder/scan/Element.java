// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.jspecify.annotations.Nullable;

/**
 * What an ONNX file is made of: messages, whose fields are elements again, and what is no message.
 * A field that is not here is none of those that ONNX Runtime and we agree on.
 */
enum Element {
  MODEL("a model") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case ModelProto.GRAPH_FIELD_NUMBER -> GRAPH;
        case ModelProto.FUNCTIONS_FIELD_NUMBER -> FUNCTION;
        case ModelProto.TRAINING_INFO_FIELD_NUMBER -> TRAINING;
        case ModelProto.OPSET_IMPORT_FIELD_NUMBER, ModelProto.METADATA_PROPS_FIELD_NUMBER -> ENTRY;
        default -> field <= ModelProto.DOC_STRING_FIELD_NUMBER ? BYTES : null;
      };
    }
  },
  GRAPH("a graph") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case GraphProto.NODE_FIELD_NUMBER -> NODE;
        case GraphProto.INITIALIZER_FIELD_NUMBER -> INITIALIZER;
        case GraphProto.INPUT_FIELD_NUMBER,
            GraphProto.OUTPUT_FIELD_NUMBER,
            GraphProto.VALUE_INFO_FIELD_NUMBER ->
            VALUE;
        case GraphProto.QUANTIZATION_ANNOTATION_FIELD_NUMBER -> TYPE;
        case GraphProto.METADATA_PROPS_FIELD_NUMBER -> ENTRY;
        case GraphProto.NAME_FIELD_NUMBER, GraphProto.DOC_STRING_FIELD_NUMBER -> BYTES;
        case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> SPARSE;
        default -> null;
      };
    }
  },
  NODE("a node") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case NodeProto.ATTRIBUTE_FIELD_NUMBER -> ATTRIBUTE;
        case NodeProto.METADATA_PROPS_FIELD_NUMBER -> ENTRY;
        default -> field <= NodeProto.OVERLOAD_FIELD_NUMBER ? BYTES : null;
      };
    }
  },
  ATTRIBUTE("an attribute") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case AttributeProto.G_FIELD_NUMBER, AttributeProto.GRAPHS_FIELD_NUMBER -> GRAPH;
        case AttributeProto.T_FIELD_NUMBER, AttributeProto.TENSORS_FIELD_NUMBER -> TENSOR;
        case AttributeProto.INTS_FIELD_NUMBER -> LONGS;
        case AttributeProto.NAME_FIELD_NUMBER,
            AttributeProto.F_FIELD_NUMBER,
            AttributeProto.I_FIELD_NUMBER,
            AttributeProto.S_FIELD_NUMBER,
            AttributeProto.FLOATS_FIELD_NUMBER,
            AttributeProto.STRINGS_FIELD_NUMBER,
            AttributeProto.DOC_STRING_FIELD_NUMBER,
            AttributeProto.TYPE_FIELD_NUMBER ->
            BYTES;
        case AttributeProto.SPARSE_TENSOR_FIELD_NUMBER,
            AttributeProto.SPARSE_TENSORS_FIELD_NUMBER ->
            SPARSE;
        default -> null;
      };
    }
  },
  TENSOR("a tensor") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case TensorProto.EXTERNAL_DATA_FIELD_NUMBER, TensorProto.METADATA_PROPS_FIELD_NUMBER ->
            ENTRY;
        case TensorProto.DIMS_FIELD_NUMBER,
            TensorProto.INT64_DATA_FIELD_NUMBER,
            TensorProto.UINT64_DATA_FIELD_NUMBER ->
            LONGS;
        case TensorProto.INT32_DATA_FIELD_NUMBER -> INTS;
        default -> field <= TensorProto.DATA_LOCATION_FIELD_NUMBER ? BYTES : null;
      };
    }
  },
  /** A tensor whose large weights are left in the file. */
  INITIALIZER("a tensor") {
    @Override
    @Nullable Element in(int field) {
      return TENSOR.in(field);
    }
  },
  VALUE("a value") {
    @Override
    @Nullable Element in(int field) {
      return switch (field) {
        case ValueInfoProto.TYPE_FIELD_NUMBER -> TYPE;
        case ValueInfoProto.METADATA_PROPS_FIELD_NUMBER -> ENTRY;
        default -> field <= ValueInfoProto.DOC_STRING_FIELD_NUMBER ? BYTES : null;
      };
    }
  },
  ENTRY("a pair") {
    @Override
    @Nullable Element in(int field) {
      return field <= 2 ? BYTES : null;
    }
  },
  BYTES("bytes"),
  /** Packed numbers; the smallest has one byte in the file and four in memory. */
  INTS("numbers"),
  /** Packed numbers; the smallest has one byte in the file and eight in memory. */
  LONGS("numbers"),
  /** Nested messages of two bytes and more, which nobody here looks at. */
  TYPE("a type"),
  FUNCTION("it defines operators of its own; export it with its functions inlined"),
  TRAINING("it holds how it was trained; export it for inference"),
  SPARSE("it holds sparse tensors, which encoders of text do not use");

  private final String label;

  Element(String label) {
    this.label = label;
  }

  /** Returns what a field of this holds; null when it has no such field. */
  @Nullable Element in(int field) {
    return null;
  }

  /** Returns whether its fields are looked at one by one. */
  boolean isMessage() {
    return compareTo(BYTES) < 0;
  }

  /** Returns whether no model may have it; the label says why. */
  boolean isRefused() {
    return compareTo(FUNCTION) >= 0;
  }

  /** Returns what it is called or, when it is refused, why. */
  String label() {
    return label;
  }
}
