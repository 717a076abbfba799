// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.sememe.encoder.onnx.graph.EditedModel.ElementType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a model file and leaves its large weights where they are: in the graph they become what
 * ONNX calls external data, and the file that holds them is the model file itself. A model of any
 * size costs a few hundred kilobytes of heap to look at and to change. Only weights of the types in
 * {@link ElementType} are left, since of others it could not be said who reads them later.
 */
public final class ModelFile {
  /** Smaller tensors are read: mapping a page costs more than they do. */
  private static final int LARGE_BYTES = 1 << 16;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LENGTH_DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private static final int RAW_DATA = TensorProto.RAW_DATA_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  private static final int DATA_TYPE =
      TensorProto.DATA_TYPE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;

  private final String name;

  private ModelFile(String name) {
    this.name = name;
  }

  /**
   * Reads.
   *
   * @param path the ONNX file
   * @throws InvalidProtocolBufferException when the file is no ONNX model
   */
  public static ModelProto read(Path path) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
      CodedInputStream in = CodedInputStream.newInstance(file);
      in.setSizeLimit(Integer.MAX_VALUE);
      ModelProto model =
          ModelProto.parseFrom(new ModelFile(path.getFileName().toString()).model(in));
      if (!model.hasGraph()) {
        throw new InvalidProtocolBufferException("it holds no graph");
      }
      return model;
    }
  }

  /**
   * Returns whether the values of a tensor of the graph are left in the file.
   *
   * @param type the number that ONNX gave the type of its elements, as far as it was read
   * @param length of its values in bytes
   */
  public static boolean leaves(int type, int length) {
    return length >= LARGE_BYTES && ElementType.of(type).isPresent();
  }

  private byte[] model(CodedInputStream in) throws IOException {
    return copy(in, ModelProto.GRAPH_FIELD_NUMBER, this::graph);
  }

  private byte[] graph(CodedInputStream in) throws IOException {
    return copy(in, GraphProto.INITIALIZER_FIELD_NUMBER, this::tensor);
  }

  /** What is written in place of a message or of bytes. */
  @FunctionalInterface
  private interface Replacement {
    byte[] of(CodedInputStream in) throws IOException;
  }

  // Copies a message field by field, the nested messages of one field replaced.
  private static byte[] copy(CodedInputStream in, int field, Replacement nested)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == (field << 3 | LENGTH_DELIMITED)) {
        int limit = in.pushLimit(in.readRawVarint32());
        out.writeByteArray(field, nested.of(in));
        requireWhole(in);
        in.popLimit(limit);
      } else {
        copyField(tag, in, out);
      }
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static void requireWhole(CodedInputStream in) throws InvalidProtocolBufferException {
    if (in.getBytesUntilLimit() != 0) {
      throw new InvalidProtocolBufferException("it ends early");
    }
  }

  private byte[] tensor(CodedInputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    int type = TensorProto.DataType.UNDEFINED_VALUE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == RAW_DATA) {
        weights(type, in, out);
      } else if (tag == DATA_TYPE) {
        type = in.readInt32();
        out.writeInt32(TensorProto.DATA_TYPE_FIELD_NUMBER, type);
      } else {
        copyField(tag, in, out);
      }
    }
    out.flush();
    return bytes.toByteArray();
  }

  private void weights(int type, CodedInputStream in, CodedOutputStream out) throws IOException {
    int length = in.readRawVarint32();
    if (!leaves(type, length)) {
      out.writeByteArray(TensorProto.RAW_DATA_FIELD_NUMBER, in.readRawBytes(length));
      return;
    }
    long offset = in.getTotalBytesRead();
    in.skipRawBytes(length);
    writeEntry(out, ExternalData.LOCATION, name);
    writeEntry(out, ExternalData.OFFSET, Long.toString(offset));
    writeEntry(out, ExternalData.LENGTH, Integer.toString(length));
    out.writeEnum(TensorProto.DATA_LOCATION_FIELD_NUMBER, TensorProto.DataLocation.EXTERNAL_VALUE);
  }

  private static void writeEntry(CodedOutputStream out, String key, String value)
      throws IOException {
    out.writeMessage(
        TensorProto.EXTERNAL_DATA_FIELD_NUMBER,
        StringStringEntryProto.newBuilder().setKey(key).setValue(value).build());
  }

  private static void copyField(int tag, CodedInputStream in, CodedOutputStream out)
      throws IOException {
    int field = WireFormat.getTagFieldNumber(tag);
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> out.writeUInt64(field, in.readUInt64());
      case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32(field, in.readFixed32());
      case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64(field, in.readFixed64());
      case LENGTH_DELIMITED -> out.writeByteArray(field, in.readByteArray());
      default ->
          throw new InvalidProtocolBufferException(
              "field " + field + " is written in a way that no ONNX model uses");
    }
  }
}
