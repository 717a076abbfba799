// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as ONNX Runtime gets it.
 *
 * @param bytes the graph without its large weights, which it says to lie in the model file; an
 *     array of its own or direct
 * @param tables those large weights that ONNX Runtime would go on reading from the file while the
 *     model is open: they are handed over in memory, so that a file that is changed later cannot
 *     hurt. The others are packed into another form while the session opens.
 * @param source the name of the output that is read, as the file names it
 * @param rows what comes out
 * @param quantizesWhileRunning whether activations are quantised with a scale that spans the run,
 *     so that a text's vector would depend on those it shares a run with
 */
public record EditedModel(
    ByteBuffer bytes,
    Map<String, Table> tables,
    String source,
    Rows rows,
    boolean quantizesWhileRunning) {
  /** The name of the only output. */
  public static final String OUTPUT = "sememe/embedding";

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
   * @param target how the graph will be run
   * @throws EncoderException FAILED when the file is no model or no text encoder, or cannot be run
   *     so
   */
  public static EditedModel read(
      Path path, String output, Pooling pooling, Set<GraphRewrite> rewrites, GraphTarget target) {
    Editing editing = new Editing(path, rewrites, target);
    return read(path, model -> editing.vectors(model, output, pooling));
  }

  /**
   * Reads and edits a model file so that it gives the states of the tokens.
   *
   * @param path the ONNX file
   * @param plan what is given of each token
   * @param rewrites which rewrites are tried; needed rows is not, since all are
   * @param target how the graph will be run
   * @throws EncoderException FAILED when the file is no model, gives no vector per token, does not
   *     fit the plan or cannot be run so
   */
  public static EditedModel readStates(
      Path path, StatesPlan plan, Set<GraphRewrite> rewrites, GraphTarget target) {
    Editing editing = new Editing(path, rewrites, target);
    return read(path, model -> editing.states(model, plan));
  }

  /**
   * Reads and edits a model file that scores pairs.
   *
   * @param path the ONNX file
   * @param output the graph output to read; empty: the first that fits
   * @param rewrites which rewrites are tried; embeddings is not, since a pair has two segments
   * @param target how the graph will be run
   * @throws EncoderException FAILED when the file is no model, gives no logits or cannot be run so
   */
  public static EditedModel readPairs(
      Path path, String output, Set<GraphRewrite> rewrites, GraphTarget target) {
    Editing editing = new Editing(path, rewrites, target);
    return read(path, model -> editing.pairs(model, output));
  }

  /**
   * Reads and edits a model file so that it gives two logits of each token: to be the first of an
   * answer, and to be the last.
   *
   * @param path the ONNX file
   * @param plan where the graph has them
   * @param rewrites which rewrites are tried; embeddings is not, since question and text are a
   *     segment each, nor is needed rows, since all are
   * @param target how the graph will be run
   * @throws EncoderException FAILED when the file is no model, gives no such logits or cannot be
   *     run so
   */
  public static EditedModel readSpans(
      Path path, SpanPlan plan, Set<GraphRewrite> rewrites, GraphTarget target) {
    Editing editing = new Editing(path, rewrites, target);
    return read(path, model -> editing.spans(model, plan));
  }

  /**
   * Reads and edits a model file so that it gives the heaviest terms of a text: of k terms 2 k
   * floats, the weights in falling order and then the terms' numbers in the same order.
   *
   * @param path the ONNX file
   * @param plan what is given of the terms
   * @param rewrites which rewrites are tried
   * @param target how the graph will be run
   * @throws EncoderException FAILED when the file is no model, gives no logits for the terms of the
   *     plan or cannot be run so
   */
  public static EditedModel readTerms(
      Path path, SparsePlan plan, Set<GraphRewrite> rewrites, GraphTarget target) {
    Editing editing = new Editing(path, rewrites, target);
    return read(path, model -> editing.terms(model, plan));
  }

  /** Makes something of a model whose large weights lie in its file. */
  @FunctionalInterface
  interface Edit<T> {
    T of(ModelProto model) throws IOException;
  }

  /**
   * Reads a model file and edits it.
   *
   * @throws EncoderException FAILED when the file cannot be read or is no model; what the edit
   *     throws
   */
  static <T> T read(Path path, Edit<T> edit) {
    try {
      return edit.of(ModelFile.read(path));
    } catch (InvalidProtocolBufferException e) {
      throw new EncoderException(
          Kind.FAILED, "the model file is no ONNX model: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EncoderException(Kind.FAILED, "the model file cannot be read", e);
    }
  }
}
