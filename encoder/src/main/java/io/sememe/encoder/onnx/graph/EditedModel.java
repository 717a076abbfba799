// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as ONNX Runtime gets it.
 *
 * @param bytes the graph without its large weights, which it says to lie in the model file
 * @param tables those large weights that ONNX Runtime would go on reading from the file while the
 *     model is open: they are handed over in memory, so that a file that is changed later cannot
 *     hurt. The others are packed into another form while the session opens.
 * @param source the name of the output that is read, as the file names it
 * @param rows what comes out
 * @param quantizesWhileRunning whether activations are quantised with a scale that spans the run,
 *     so that a text's vector would depend on those it shares a run with
 */
public record EditedModel(
    byte[] bytes,
    Map<String, Table> tables,
    String source,
    Rows rows,
    boolean quantizesWhileRunning) {
  /** The name of the only output. */
  public static final String OUTPUT = "sememe/embedding";

  /** The oldest version of ONNX's operators that all poolings can be written in. */
  private static final long OLDEST_OPSET = 11;

  /**
   * A large constant.
   *
   * @param type the type of its elements
   * @param dimensions its shape
   * @param values its elements, direct and in the machine's byte order
   */
  public record Table(ElementType type, long[] dimensions, ByteBuffer values) {}

  /** The types that embedding tables have. */
  public enum ElementType {
    FLOAT(TensorProto.DataType.FLOAT_VALUE, Float.BYTES),
    FLOAT16(TensorProto.DataType.FLOAT16_VALUE, Short.BYTES),
    UINT8(TensorProto.DataType.UINT8_VALUE, 1),
    INT8(TensorProto.DataType.INT8_VALUE, 1);

    private final int number;
    private final int bytes;

    ElementType(int number, int bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    /** Returns how many bytes an element has. */
    int bytes() {
      return bytes;
    }

    /** Returns the type that has this number in ONNX, if it is one of these. */
    static Optional<ElementType> of(int number) {
      return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
  }

  /**
   * Reads and edits a model file.
   *
   * @param path the ONNX file
   * @param output the graph output to read; empty: the first that fits
   * @param pooling how token vectors become one; NONE: the output is one vector per text already
   * @param rewrites which rewrites are tried
   * @throws EncoderException FAILED when the file is no model or no text encoder
   */
  public static EditedModel read(
      Path path, String output, Pooling pooling, Set<GraphRewrite> rewrites, GraphTarget target) {
    return read(path, model -> of(model, path, output, pooling, rewrites));
  }

  /**
   * Reads and edits a model file so that it gives the states of the tokens.
   *
   * @param path the ONNX file
   * @param plan what is given of each token
   * @param rewrites which rewrites are tried; needed rows is not, since all are
   * @throws EncoderException FAILED when the file is no model, gives no vector per token or does
   *     not fit the plan
   */
  public static EditedModel readStates(
      Path path, StatesPlan plan, Set<GraphRewrite> rewrites, GraphTarget target) {
    return read(path, model -> statesOf(model, path, plan, rewrites));
  }

  /**
   * Reads and edits a model file that scores pairs.
   *
   * @param path the ONNX file
   * @param output the graph output to read; empty: the first that fits
   * @param rewrites which rewrites are tried; embeddings is not, since a pair has two segments
   * @throws EncoderException FAILED when the file is no model or gives no logits
   */
  public static EditedModel readPairs(
      Path path, String output, Set<GraphRewrite> rewrites, GraphTarget target) {
    return read(path, model -> pairsOf(model, path, output, rewrites));
  }

  private interface Edit {
    EditedModel of(ModelProto model) throws IOException;
  }

  private static EditedModel read(Path path, Edit edit) {
    try {
      return edit.of(ModelFile.read(path));
    } catch (InvalidProtocolBufferException e) {
      throw new EncoderException(
          Kind.FAILED, "the model file is no ONNX model: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EncoderException(Kind.FAILED, "the model file cannot be read", e);
    }
  }

  /** Edits a model whose large weights lie in its file. */
  static EditedModel of(
      ModelProto model, Path path, String output, Pooling pooling, Set<GraphRewrite> rewrites)
      throws IOException {
    OutputKind kind = pooling == Pooling.NONE ? OutputKind.TEXT_VECTOR : OutputKind.TOKEN_STATES;
    String source = TextEncoderGraph.output(model.getGraph(), output, kind);
    Graph graph = new Graph(model, source);
    rewrite(graph, path, pooling, rewrites);
    requirePoolable(graph, pooling);
    PoolingNodes.add(graph, pooling);
    return written(graph, path, source, Rows.PER_TEXT);
  }

  // Not pooled, and so with all rows.
  private static EditedModel statesOf(
      ModelProto model, Path path, StatesPlan plan, Set<GraphRewrite> rewrites) throws IOException {
    String source =
        TextEncoderGraph.output(model.getGraph(), plan.output(), OutputKind.TOKEN_STATES);
    Graph graph = new Graph(model, source);
    plan.hidden().ifPresent(id -> HiddenToken.hide(graph, id));
    rewrite(graph, path, Pooling.NONE, rewrites);
    plan.projection().ifPresent(projection -> ProjectedStates.project(graph, source, projection));
    return written(graph, path, source, Rows.PER_TOKEN);
  }

  private static EditedModel pairsOf(
      ModelProto model, Path path, String output, Set<GraphRewrite> rewrites) throws IOException {
    String source = TextEncoderGraph.output(model.getGraph(), output, OutputKind.LOGITS);
    Set<GraphRewrite> ofTwoSegments = EnumSet.noneOf(GraphRewrite.class);
    ofTwoSegments.addAll(rewrites);
    ofTwoSegments.remove(GraphRewrite.EMBEDDINGS);
    Graph graph = new Graph(model, source);
    rewrite(graph, path, Pooling.NONE, ofTwoSegments);
    return written(graph, path, source, Rows.PER_TEXT);
  }

  private static EditedModel written(Graph graph, Path path, String source, Rows rows)
      throws IOException {
    String value = graph.result();
    graph.addNode(
        NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(OUTPUT).build());
    graph.setResult(OUTPUT);
    // The sizes of the result follow from the graph.
    ModelProto edited =
        GraphWriter.write(graph, DynamicTensor.of(OUTPUT, Weights.FLOAT, rows.rank()));
    return new EditedModel(
        edited.toByteArray(), LastingTables.of(edited, path), source, rows, quantizes(edited));
  }

  private static boolean quantizes(ModelProto model) {
    return model.getGraph().getNodeList().stream()
        .anyMatch(node -> node.getOpType().startsWith("DynamicQuantize"));
  }

  private static void rewrite(Graph graph, Path path, Pooling pooling, Set<GraphRewrite> rewrites)
      throws IOException {
    Weights weights = new Weights(path);
    for (GraphRewrite rewrite : GraphRewrite.values()) {
      if (rewrites.contains(rewrite)) {
        implementation(rewrite, pooling).apply(graph, weights);
      }
    }
  }

  private static void requirePoolable(Graph graph, Pooling pooling) {
    if (pooling != Pooling.NONE && graph.opset() < OLDEST_OPSET) {
      throw new EncoderException(
          Kind.FAILED,
          "the model speaks version "
              + graph.opset()
              + " of ONNX's operators; pooling needs at least "
              + OLDEST_OPSET
              + ": export it anew");
    }
  }

  private static Rewrite implementation(GraphRewrite rewrite, Pooling pooling) {
    return switch (rewrite) {
      case EMBEDDINGS -> new OneSegmentEmbeddings();
      case ATTENTION -> new FusedAttention();
      case NORMALIZATION -> new ResidualNormalizations();
      case NEEDED_ROWS ->
          switch (pooling) {
            case CLS -> new NeededRows(0);
            case LASTTOKEN -> new NeededRows(-1);
            default -> (graph, weights) -> {};
          };
    };
  }
}
