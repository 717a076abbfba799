// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A graph in ONNX's own form, field by field of its protobuf: this module knows neither ONNX's
 * classes nor Sememe's. The numbers of fields are those of onnx.proto.
 */
final class OnnxFile {
  static final int FLOAT = 1;
  static final int INT64 = 7;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns a graph whose output is the largest table entry of the tokens of type 1. */
  static byte[] largestInSecondText(float[] table) {
    OnnxFile graph = new OnnxFile();
    graph.message(1, node("Gather", List.of("table", "input_ids"), "values"));
    graph.message(1, node("Mul", List.of("token_type_ids", "attention_mask"), "second"));
    graph.message(1, node("Cast", List.of("second"), "factors").message(5, cast()));
    graph.message(1, node("Unsqueeze", List.of("factors", "last"), "column"));
    graph.message(1, node("Mul", List.of("values", "column"), "seen"));
    graph.message(
        1,
        node("ReduceMax", List.of("seen"), "logits").message(5, overTokens()).message(5, flat()));
    graph.text(2, "largest");
    graph.message(5, tensor("table", FLOAT, floats(table), table.length, 1));
    graph.message(5, tensor("last", INT64, longs(-1), 1));
    for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.message(11, value(input, INT64, "batch", "sequence"));
    }
    graph.message(12, value("logits", FLOAT, "batch", 1));
    return model(graph);
  }

  /** Returns a graph whose output, for each token, is a number at the token's own place. */
  static byte[] ownTokens(int vocabulary, float number) {
    OnnxFile graph = new OnnxFile();
    graph.message(1, node("OneHot", List.of("input_ids", "vocabulary", "off_on"), "logits"));
    graph.text(2, "own_tokens");
    graph.message(5, tensor("vocabulary", INT64, longs(vocabulary), 1));
    graph.message(5, tensor("off_on", FLOAT, floats(0, number), 2));
    for (String input : List.of("input_ids", "attention_mask")) {
      graph.message(11, value(input, INT64, "batch", "sequence"));
    }
    graph.message(12, value("logits", FLOAT, "batch", "sequence", vocabulary));
    return model(graph);
  }

  /** Returns a graph whose outputs, for each token, are the table entry of the token, twice. */
  static byte[] startAndEnd(float[] table) {
    OnnxFile graph = new OnnxFile();
    graph.text(2, "start_and_end");
    graph.message(5, tensor("table", FLOAT, floats(table), table.length));
    for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
      graph.message(11, value(input, INT64, "batch", "sequence"));
    }
    for (String output : List.of("start_logits", "end_logits")) {
      graph.message(1, node("Gather", List.of("table", "input_ids"), output));
      graph.message(12, value(output, FLOAT, "batch", "sequence"));
    }
    return model(graph);
  }

  static byte[] model(OnnxFile graph) {
    OnnxFile model = new OnnxFile().number(1, IR_VERSION).message(7, graph);
    return model.message(8, new OnnxFile().number(2, OPSET)).bytes.toByteArray();
  }

  static OnnxFile node(String operator, List<String> inputs, String output) {
    OnnxFile node = new OnnxFile();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, output).text(4, operator);
  }

  /** Returns what was written. */
  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private static OnnxFile cast() {
    return new OnnxFile().text(1, "to").number(3, FLOAT).number(20, 2);
  }

  private static OnnxFile overTokens() {
    return new OnnxFile().text(1, "axes").number(8, 1).number(20, 7);
  }

  private static OnnxFile flat() {
    return new OnnxFile().text(1, "keepdims").number(3, 0).number(20, 2);
  }

  static OnnxFile tensor(String name, int type, byte[] content, long... dimensions) {
    OnnxFile tensor = new OnnxFile();
    for (long dimension : dimensions) {
      tensor.number(1, dimension);
    }
    return tensor.number(2, type).text(8, name).field(9, content);
  }

  /** A dimension is a number or, when it is dynamic, a name. */
  static OnnxFile value(String name, int type, Object... dimensions) {
    OnnxFile shape = new OnnxFile();
    for (Object dimension : dimensions) {
      OnnxFile one = new OnnxFile();
      shape.message(
          1,
          dimension instanceof Integer number
              ? one.number(1, number)
              : one.text(2, (String) dimension));
    }
    OnnxFile tensor = new OnnxFile().number(1, type).message(2, shape);
    return new OnnxFile().text(1, name).message(2, new OnnxFile().message(1, tensor));
  }

  OnnxFile number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  OnnxFile text(int field, String value) {
    return field(field, value.getBytes(StandardCharsets.UTF_8));
  }

  OnnxFile message(int field, OnnxFile value) {
    return field(field, value.bytes.toByteArray());
  }

  private OnnxFile field(int field, byte[] value) {
    varint(((long) field << 3) | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  static byte[] floats(float... values) {
    byte[] content = new byte[values.length * Float.BYTES];
    littleEndian(content).asFloatBuffer().put(values);
    return content;
  }

  static byte[] longs(long... values) {
    byte[] content = new byte[values.length * Long.BYTES];
    littleEndian(content).asLongBuffer().put(values);
    return content;
  }

  private static ByteBuffer littleEndian(byte[] content) {
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }
}
