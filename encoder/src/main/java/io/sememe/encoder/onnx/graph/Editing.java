// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The steps from a model as it was read to one as ONNX Runtime gets it.
 *
 * @param path the file in which the large weights of the model lie
 * @param rewrites which rewrites are tried
 * @param target how the graph will be run
 */
record Editing(Path path, Set<GraphRewrite> rewrites, GraphTarget target) {
  /** The oldest version of ONNX's operators that all poolings can be written in. */
  private static final long OLDEST_OPSET = 11;

  /** ONNX Runtime does not follow all graphs as far as to the two columns. */
  private static final Dimension WIDTH_OF_SPANS = Dimension.newBuilder().setDimValue(2).build();

  /** Makes a model of one vector per text. */
  EditedModel vectors(ModelProto model, String output, Pooling pooling) throws IOException {
    OutputKind kind = pooling == Pooling.NONE ? OutputKind.TEXT_VECTOR : OutputKind.TOKEN_STATES;
    String source = TextEncoderGraph.output(model.getGraph(), output, kind);
    Graph graph = new Graph(model, source);
    Weights weights = new Weights(path);
    rewrite(graph, weights, pooling);
    if (pooling != Pooling.NONE) {
      requireOpset(graph, "pooling");
    }
    pool(graph, pooling);
    return written(graph, weights, source, Rows.PER_TEXT);
  }

  /** Makes a model of the states of all tokens: not pooled, and so with all rows. */
  EditedModel states(ModelProto model, StatesPlan plan) throws IOException {
    String source =
        TextEncoderGraph.output(model.getGraph(), plan.output(), OutputKind.TOKEN_STATES);
    Graph graph = new Graph(model, source);
    Weights weights = new Weights(path);
    plan.hidden().ifPresent(id -> HiddenToken.hide(graph, id, target.padded()));
    rewrite(graph, weights, Pooling.NONE);
    plan.projection().ifPresent(projection -> ProjectedStates.project(graph, source, projection));
    return written(graph, weights, source, Rows.PER_TOKEN);
  }

  /** Makes a model that scores pairs: of two segments, unlike a text alone. */
  EditedModel pairs(ModelProto model, String output) throws IOException {
    String source = TextEncoderGraph.output(model.getGraph(), output, OutputKind.LOGITS);
    Graph graph = new Graph(model, source);
    Weights weights = new Weights(path);
    ofTwoSegments().rewrite(graph, weights, Pooling.NONE);
    return written(graph, weights, source, Rows.PER_TEXT);
  }

  /** Makes a model that says of each token whether an answer starts there, and whether it ends. */
  EditedModel spans(ModelProto model, SpanPlan plan) throws IOException {
    GraphProto whole = model.getGraph();
    String starts = TextEncoderGraph.output(whole, plan.startOutput(), OutputKind.SPAN_LOGITS);
    String ends = TextEncoderGraph.output(whole, plan.endOutput(), OutputKind.SPAN_LOGITS);
    Graph graph = new Graph(model, starts);
    Weights weights = new Weights(path);
    // First: rewrites follow one result, and both columns are read from it.
    SpanLogits.join(graph, starts, ends);
    ofTwoSegments().rewrite(graph, weights, Pooling.NONE);
    return written(graph, weights, starts, Rows.PER_TOKEN, WIDTH_OF_SPANS);
  }

  /** Makes a model of the heaviest terms of each text. */
  EditedModel terms(ModelProto model, SparsePlan plan) throws IOException {
    GraphProto whole = model.getGraph();
    String source =
        TextEncoderGraph.output(
            whole, plan.output(), OutputKind.TERM_LOGITS, plan.terms().length());
    Graph graph = new Graph(model, source);
    Weights weights = new Weights(path);
    rewrite(graph, weights, Pooling.MAX);
    requireOpset(graph, "choosing terms");
    String sums = target.padded() ? PaddedPooling.sums(graph) : PoolingNodes.sums(graph);
    pool(graph, Pooling.MAX);
    long terms = TermWeights.add(graph, plan, sums, TextEncoderGraph.width(whole, source));
    // ONNX Runtime does not follow all graphs as far as to the vocabulary.
    Dimension width = Dimension.newBuilder().setDimValue(2 * terms).build();
    return written(graph, weights, source, Rows.PER_TEXT, width);
  }

  private Editing ofTwoSegments() {
    Set<GraphRewrite> tried = EnumSet.noneOf(GraphRewrite.class);
    tried.addAll(rewrites);
    tried.remove(GraphRewrite.EMBEDDINGS);
    return new Editing(path, tried, target);
  }

  private void pool(Graph graph, Pooling pooling) {
    if (target.padded()) {
      PaddedPooling.add(graph, pooling);
    } else {
      PoolingNodes.add(graph, pooling);
    }
  }

  private void rewrite(Graph graph, Weights weights, Pooling pooling) throws IOException {
    if (target.padded()) {
      PaddedTexts.requireMask(graph);
    }
    if (target.floatWeights()) {
      new FloatWeights().apply(graph, weights);
    }
    for (GraphRewrite rewrite : GraphRewrite.values()) {
      if (rewrites.contains(rewrite)) {
        implementation(rewrite, pooling).apply(graph, weights);
      }
    }
    if (target.padded()) {
      new FusedBiases().apply(graph, weights);
    }
    if (target.half() && !QuantizedOperators.areIn(graph)) {
      requireOpset(graph, "half precision");
      new HalfPrecision().apply(graph, weights);
    }
  }

  private Rewrite implementation(GraphRewrite rewrite, Pooling pooling) {
    return switch (rewrite) {
      case EMBEDDINGS -> new OneSegmentEmbeddings();
      case ATTENTION -> new FusedAttention(target);
      case NORMALIZATION -> new ResidualNormalizations();
      case NEEDED_ROWS -> neededRows(pooling);
    };
  }

  // Where texts are padded the last token is in another row of each.
  private Rewrite neededRows(Pooling pooling) {
    if (pooling == Pooling.CLS) {
      return new NeededRows(0);
    }
    return pooling == Pooling.LASTTOKEN && !target.padded()
        ? new NeededRows(-1)
        : (graph, weights) -> {};
  }

  private static void requireOpset(Graph graph, String what) {
    if (graph.opset() < OLDEST_OPSET) {
      throw new EncoderException(
          Kind.FAILED,
          "the model speaks version "
              + graph.opset()
              + " of ONNX's operators; "
              + what
              + " needs at least "
              + OLDEST_OPSET
              + ": export it anew");
    }
  }

  // The sizes of the result follow from the graph.
  private EditedModel written(Graph graph, Weights weights, String source, Rows rows)
      throws IOException {
    return written(graph, weights, source, rows, Dimension.getDefaultInstance());
  }

  private EditedModel written(
      Graph graph, Weights weights, String source, Rows rows, Dimension width) throws IOException {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Identity")
            .addInput(graph.result())
            .addOutput(EditedModel.OUTPUT)
            .build());
    graph.setResult(EditedModel.OUTPUT);
    ModelProto edited =
        weights.spelledOut(
            GraphWriter.write(
                graph, DynamicTensor.of(EditedModel.OUTPUT, Weights.FLOAT, rows.rank(), width)));
    return new EditedModel(
        GraphWriter.bytes(edited), tables(edited), source, rows, quantizes(edited));
  }

  // A GPU has copies of its own of all weights, and does not take what lies elsewhere.
  private Map<String, EditedModel.Table> tables(ModelProto edited) throws IOException {
    return target.padded() ? Map.of() : LastingTables.of(edited, path);
  }

  private static boolean quantizes(ModelProto model) {
    return model.getGraph().getNodeList().stream()
        .anyMatch(node -> node.getOpType().startsWith("DynamicQuantize"));
  }
}
