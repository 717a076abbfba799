// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.sememe.encoder.onnx.graph.ModelFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much there is in a model file, counted while it streams by: what follows builds objects of
 * all that is not counted out here. Of a model of any size that passes, {@link ModelFile} takes
 * some hundreds of megabytes of heap at most, of a usual one less than ten.
 */
final class ModelBounds {
  /** The largest encoders of text have some ten thousand nodes. */
  static final int MAX_NODES = 100_000;

  /** The parts of parts; a node of a usual export has ten to twenty. */
  static final int MAX_FIELDS = 2_000_000;

  /** What is read beside large weights; exports have a few hundred kilobytes. */
  static final long MAX_BYTES = 128L << 20;

  /** Graphs within graphs; exports have two at most, the branches of an If. */
  static final int MAX_DEPTH = 4;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LENGTH_DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;

  /** Written in another way it is passed over, by whoever reads the file later too. */
  private static final int DATA_TYPE =
      TensorProto.DATA_TYPE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;

  private final CodedInputStream in;
  private long nodes;
  private long fields;
  private long bytes;
  private int depth;

  private ModelBounds(CodedInputStream in) {
    this.in = in;
  }

  /**
   * Counts.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with what there is too much of
   * @throws InvalidProtocolBufferException when the file is no ONNX model
   */
  static void require(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      in.setSizeLimit(Integer.MAX_VALUE);
      new ModelBounds(in).message(Element.MODEL);
    }
  }

  private void message(Element message) throws IOException {
    int type = TensorProto.DataType.UNDEFINED_VALUE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      fields++;
      require(fields, MAX_FIELDS, "parts");
      if (message == Element.INITIALIZER && tag == DATA_TYPE) {
        type = in.readInt32();
      } else if (WireFormat.getTagWireType(tag) == LENGTH_DELIMITED) {
        content(message, field, type);
      } else {
        number(message, field, tag);
      }
    }
  }

  private void number(Element message, int field, int tag) throws IOException {
    Element element = known(message, field);
    if (element.isMessage() || WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP) {
      throw new InvalidProtocolBufferException(
          "field " + field + " of " + message.label() + " is written in a way that no model uses");
    }
    in.skipField(tag);
  }

  private void content(Element message, int field, int type) throws IOException {
    Element element = known(message, field);
    int length = in.readRawVarint32();
    if (element.isMessage()) {
      nested(element, length);
    } else if (!isLeft(message, field, type, length)) {
      bytes += bytesOf(element, length);
      fields += element == Element.TYPE ? length / 2 : 0;
      require(bytes, MAX_BYTES, "bytes beside its weights");
      in.skipRawBytes(length);
    } else {
      in.skipRawBytes(length);
    }
  }

  // Graphs within graphs are read whole, their weights too.
  private boolean isLeft(Element message, int field, int type, int length) {
    return message == Element.INITIALIZER
        && depth == 1
        && field == TensorProto.RAW_DATA_FIELD_NUMBER
        && ModelFile.leaves(type, length);
  }

  private static long bytesOf(Element element, int length) {
    return switch (element) {
      case LONGS -> (long) length * Long.BYTES;
      case INTS -> (long) length * Integer.BYTES;
      default -> length;
    };
  }

  private void nested(Element element, int length) throws IOException {
    if (element == Element.NODE) {
      nodes++;
      require(nodes, MAX_NODES, "nodes");
    }
    depth += element == Element.GRAPH ? 1 : 0;
    require(depth - 1, MAX_DEPTH, "levels of graphs within graphs");
    int limit = in.pushLimit(length);
    message(element);
    if (in.getBytesUntilLimit() != 0) {
      throw new InvalidProtocolBufferException("it ends early");
    }
    in.popLimit(limit);
    depth -= element == Element.GRAPH ? 1 : 0;
  }

  private static Element known(Element message, int field) throws InvalidProtocolBufferException {
    Element element = message.in(field);
    if (element == null) {
      throw new InvalidProtocolBufferException(
          message.label() + " has no field " + field + " in the versions of ONNX known here");
    }
    if (element.isRefused()) {
      throw Refusal.ofModel(element.label());
    }
    return element;
  }

  private static void require(long count, long max, String what) {
    if (count > max) {
      throw Refusal.ofModel("it has more than " + max + " " + what);
    }
  }
}
