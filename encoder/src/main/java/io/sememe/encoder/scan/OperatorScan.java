// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which operators a graph may use: those that exports of text encoders have, and those that ONNX
 * Runtime's own tools put in their place. An import of a set of operators alone does nothing, and
 * ONNX Runtime writes several into every file that it optimises; so what nodes use counts.
 */
final class OperatorScan {
  private static final String ONNX = "";
  private static final String MICROSOFT = "com.microsoft";

  private static final Set<String> ONNX_OPERATORS =
      words(
          "Abs Add And ArgMax ArgMin Attention AveragePool BatchNormalization BitwiseAnd BitwiseNot",
          "BitwiseOr BitwiseXor Cast CastLike Ceil Celu Clip Compress Concat Constant",
          "ConstantOfShape Conv ConvInteger Cos CumSum DequantizeLinear Div Dropout",
          "DynamicQuantizeLinear Einsum Elu Equal Erf Exp Expand EyeLike FastGelu Flatten Floor",
          "Gather GatherElements GatherND Gelu Gemm GlobalAveragePool Greater GreaterOrEqual",
          "GroupNormalization HardSigmoid HardSwish Identity If InstanceNormalization IsInf IsNaN",
          "LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax LpNormalization MatMul",
          "MatMulInteger Max MaxPool Mean Min Mish Mod Mul Neg NonZero Not OneHot Or PRelu Pad Pow",
          "QLinearConv QLinearMatMul QuantizeLinear RMSNormalization Range Reciprocal ReduceL1",
          "ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd",
          "ReduceSum ReduceSumSquare Relu Reshape RotaryEmbedding Round ScatterElements ScatterND",
          "Selu Shape Sigmoid Sign SimplifiedLayerNormalization Sin Size Slice Softmax Softplus",
          "Softsign Split Sqrt Squeeze Sub Sum Swish Tanh ThresholdedRelu Tile TopK Transpose Trilu",
          "Unsqueeze Where Xor");

  private static final Set<String> MICROSOFT_OPERATORS =
      words(
          "Attention BiasGelu BiasSoftmax BiasSplitGelu DequantizeLinear DynamicQuantizeMatMul",
          "EmbedLayerNormalization FastGelu FusedConv FusedGemm FusedMatMul FusedMatMulActivation",
          "GatedRelativePositionBias GatherBlockQuantized Gelu GemmFastGelu GroupQueryAttention",
          "LongformerAttention MatMulBnb4 MatMulInteger16 MatMulIntegerToFloat MatMulNBits",
          "MultiHeadAttention PackedAttention PackedMultiHeadAttention QAttention QEmbedLayerNormalization QGemm",
          "QLinearAdd QLinearConcat QLinearLeakyRelu QLinearMul QLinearReduceMean QLinearSigmoid",
          "QLinearSoftmax QLinearWhere QuantizeLinear QuickGelu RelativePositionBias RemovePadding",
          "RestorePadding RotaryEmbedding SkipLayerNormalization SkipSimplifiedLayerNormalization",
          "TransposeMatMul");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(ONNX, ONNX_OPERATORS, "ai.onnx", ONNX_OPERATORS, MICROSOFT, MICROSOFT_OPERATORS);

  private OperatorScan() {}

  /**
   * Looks at all nodes, those of graphs within graphs too.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with the operator that is not allowed
   */
  static void require(GraphProto graph) {
    for (NodeProto node : graph.getNodeList()) {
      require(node);
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasG()) {
          require(attribute.getG());
        }
        attribute.getGraphsList().forEach(OperatorScan::require);
      }
    }
  }

  private static void require(NodeProto node) {
    Set<String> allowed = ALLOWED.get(node.getDomain());
    if (allowed == null) {
      throw Refusal.ofModel(
          label(node)
              + " is of the domain "
              + Refusal.quoted(node.getDomain())
              + "; those of ONNX and of "
              + MICROSOFT
              + " are allowed, and no library of other operators is ever loaded");
    }
    if (node.getOpType().equals("EPContext")) {
      throw Refusal.ofModel(
          label(node)
              + " carries code that was compiled for a device; export the model without it");
    }
    if (!allowed.contains(node.getOpType()) || !node.getOverload().isEmpty()) {
      throw Refusal.ofModel(label(node) + " is none of those that encoders of text use");
    }
  }

  private static String label(NodeProto node) {
    return "the operator "
        + Refusal.quoted(node.getOpType())
        + " of node "
        + Refusal.quoted(node.getName());
  }

  private static Set<String> words(String... lines) {
    return Set.copyOf(new TreeSet<>(Set.of(String.join(" ", lines).split(" "))));
  }
}
