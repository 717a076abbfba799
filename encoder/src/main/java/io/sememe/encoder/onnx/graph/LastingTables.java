// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.onnx.graph.EditedModel.ElementType;
import io.sememe.encoder.onnx.graph.EditedModel.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the weights that ONNX Runtime would go on reading from the model file. It packs matrices
 * into another form while a session opens, when all their readers do, and lets the file go then. So
 * it does with what it clips and converts ({@link HalfPrecision}, {@link Dequantized}): that is
 * computed once.
 */
final class LastingTables {
  /** Operators whose second input is packed, if it is a constant matrix. */
  private static final Set<String> PACKS =
      Set.of("MatMul", "MatMulInteger", FusedAttention.QUANTIZED, FusedAttention.FLOATS);

  private static final int PACKED_INPUT = 1;
  private static final Set<String> COMPUTED = Set.of("Cast", "Clip");
  private static final int MATRIX = 2;

  private LastingTables() {}

  /** Reads them. */
  static Map<String, Table> of(ModelProto model, Path path) throws IOException {
    GraphProto graph = model.getGraph();
    Set<String> lasting = readAsTheyAre(graph.getNodeList());
    Map<String, Table> tables = new HashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      boolean lasts = tensor.getDimsCount() != MATRIX || lasting.contains(tensor.getName());
      Optional<ExternalData> data =
          lasts ? ExternalData.inModelFile(tensor, path) : Optional.empty();
      if (data.isPresent()) {
        tables.put(tensor.getName(), table(tensor, data.get(), path));
      }
    }
    return tables;
  }

  private static Set<String> readAsTheyAre(List<NodeProto> nodes) {
    Set<String> names = new HashSet<>();
    for (NodeProto node : nodes) {
      List<String> read = GraphWriter.read(node);
      for (int i = 0; i < read.size(); i++) {
        if (!isTaken(node.getOpType(), i)) {
          names.add(read.get(i));
        }
      }
    }
    return names;
  }

  private static boolean isTaken(String operator, int input) {
    return COMPUTED.contains(operator)
        ? input == 0
        : input == PACKED_INPUT && PACKS.contains(operator);
  }

  private static Table table(TensorProto tensor, ExternalData data, Path path) throws IOException {
    ElementType type = ElementType.of(tensor.getDataType()).orElse(null);
    if (type == null || Weights.count(tensor) * type.bytes() != data.length()) {
      throw new InvalidProtocolBufferException(
          "the tensor '" + tensor.getName() + "' is not as large as its shape says");
    }
    long[] dimensions = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    return new Table(type, dimensions, data.readDirect(path));
  }
}
