// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a model file says of itself, for people. It is read without native code and its large
 * weights stay on the disk.
 *
 * @param producer the program that wrote it, and its version; possibly empty
 * @param opsets the version of each domain's operators, by domain; ONNX's own domain is "ai.onnx"
 * @param inputs what it is given
 * @param outputs what it gives
 * @param operators how many nodes there are of each operator, those of sub-graphs and functions
 *     included, by operator; of other domains than ONNX's own with the domain before it
 * @param parameters how many numbers its weights have
 * @param weightFiles the files beside it that hold weights, as it names them
 */
public record GraphSummary(
    String producer,
    NavigableMap<String, Long> opsets,
    List<Value> inputs,
    List<Value> outputs,
    NavigableMap<String, Integer> operators,
    long parameters,
    Set<String> weightFiles) {
  private static final String ONNX = "ai.onnx";

  /** Deeper graphs are no encoders; the scan of a model refuses them. */
  private static final int MAX_DEPTH = 8;

  /**
   * An input or an output.
   *
   * @param type as ONNX calls it in lower case, such as {@code int64}
   * @param shape a number or a name for each dimension; "?" for one that has neither
   */
  public record Value(String name, String type, List<String> shape) {}

  /**
   * Reads a model file.
   *
   * @throws io.sememe.encoder.EncoderException FAILED when it cannot be read or is no ONNX model
   */
  public static GraphSummary read(Path path) {
    String file = String.valueOf(path.getFileName());
    return EditedModel.read(path, model -> of(model, file));
  }

  private static GraphSummary of(ModelProto model, String file) {
    GraphProto graph = model.getGraph();
    NavigableMap<String, Integer> operators = new TreeMap<>();
    count(graph.getNodeList(), operators, 0);
    model.getFunctionsList().forEach(function -> count(function.getNodeList(), operators, 0));
    Set<String> weights =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    return new GraphSummary(
        (model.getProducerName() + " " + model.getProducerVersion()).strip(),
        opsets(model.getOpsetImportList()),
        graph.getInputList().stream()
            .filter(input -> !weights.contains(input.getName()))
            .map(GraphSummary::value)
            .toList(),
        graph.getOutputList().stream().map(GraphSummary::value).toList(),
        operators,
        graph.getInitializerList().stream().mapToLong(GraphSummary::numbers).sum(),
        weightFiles(graph, file));
  }

  private static NavigableMap<String, Long> opsets(List<OperatorSetIdProto> imports) {
    NavigableMap<String, Long> opsets = new TreeMap<>();
    imports.forEach(one -> opsets.put(domain(one.getDomain()), one.getVersion()));
    return opsets;
  }

  private static String domain(String domain) {
    return domain.isEmpty() ? ONNX : domain;
  }

  private static void count(List<NodeProto> nodes, Map<String, Integer> operators, int depth) {
    for (NodeProto node : nodes) {
      operators.merge(name(node), 1, Integer::sum);
      if (depth < MAX_DEPTH) {
        node.getAttributeList().forEach(attribute -> countIn(attribute, operators, depth + 1));
      }
    }
  }

  private static void countIn(AttributeProto attribute, Map<String, Integer> operators, int depth) {
    if (attribute.hasG()) {
      count(attribute.getG().getNodeList(), operators, depth);
    }
    attribute.getGraphsList().forEach(graph -> count(graph.getNodeList(), operators, depth));
  }

  private static String name(NodeProto node) {
    String domain = domain(node.getDomain());
    return domain.equals(ONNX) ? node.getOpType() : domain + "." + node.getOpType();
  }

  private static long numbers(TensorProto tensor) {
    return tensor.getDimsList().stream().reduce(1L, (left, right) -> left * right);
  }

  // Its reader makes external data of its own large weights.
  private static Set<String> weightFiles(GraphProto graph, String file) {
    return graph.getInitializerList().stream()
        .flatMap(tensor -> tensor.getExternalDataList().stream())
        .filter(entry -> entry.getKey().equals(ExternalData.LOCATION))
        .map(StringStringEntryProto::getValue)
        .filter(location -> !location.equals(file))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Value value(ValueInfoProto value) {
    TypeProto.Tensor tensor = value.getType().getTensorType();
    TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getElemType());
    return new Value(
        value.getName(),
        type == null ? "?" : type.name().toLowerCase(Locale.ROOT),
        tensor.getShape().getDimList().stream().map(GraphSummary::dimension).toList());
  }

  private static String dimension(TensorShapeProto.Dimension dimension) {
    if (dimension.hasDimValue()) {
      return Long.toString(dimension.getDimValue());
    }
    return dimension.getDimParam().isEmpty() ? "?" : dimension.getDimParam();
  }
}
