// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Models with biases in what reads them, beside the same models without. */
public final class FusedModels {
  private static final String LAYER = "/encoder/layer.0/";

  private FusedModels() {}

  /** Returns an edited model with nothing changed but the place of its biases. */
  public static EditedModel of(EditedModel model) {
    try {
      Graph graph = new Graph(ModelProto.parseFrom(model.bytes()), EditedModel.OUTPUT);
      new FusedBiases().apply(graph, new Weights(Path.of("nothing is read")));
      ModelProto fused =
          GraphWriter.write(
              graph, DynamicTensor.of(EditedModel.OUTPUT, Weights.FLOAT, model.rows().rank()));
      return new EditedModel(
          GraphWriter.bytes(fused),
          model.tables(),
          model.source(),
          model.rows(),
          model.quantizesWhileRunning());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns MiniLM in floats where the sums of layers are read elsewhere too. */
  public static EditedModel readTwice() throws IOException {
    String sum = LAYER + "intermediate/dense/Add_output_0";
    String activated = LAYER + "intermediate/intermediate_act_fn/Mul_1_output_0";
    String attention = LAYER + "attention/output/dense/Add_output_0";
    RealGraph graph =
        RealGraph.minilm()
            .node("Add", List.of(activated, sum), "more")
            .input(LAYER + "output/dense/MatMul_output_0", 0, "more")
            .input(LAYER + "output/Add_output_0", 1, attention);
    Path file = RealGraph.file(RealModels.MINILM_FP32);
    return new Editing(file, GraphRewrite.all(), GraphTarget.CPU)
        .vectors(graph.build(), "", Pooling.MEAN);
  }
}
