// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes safetensors files. */
public final class Safetensors {
  private Safetensors() {}

  /** Returns a file of one matrix, {@code linear.weight}, with these rows, in full precision. */
  public static byte[] ofMatrix(float[][] rows) {
    byte[] bytes = new byte[rows.length * rows[0].length * Float.BYTES];
    ByteBuffer values = littleEndian(bytes);
    for (float[] row : rows) {
      for (float value : row) {
        values.putFloat(value);
      }
    }
    return of(entry("linear.weight", "F32", rows.length, rows[0].length), bytes);
  }

  /** Returns a file of a linear layer, {@code linear.weight} and {@code linear.bias}. */
  public static byte[] ofLayer(float[][] rows, float[] bias) {
    int weightBytes = rows.length * rows[0].length * Float.BYTES;
    byte[] bytes = new byte[weightBytes + bias.length * Float.BYTES];
    ByteBuffer values = littleEndian(bytes);
    for (float[] row : rows) {
      for (float value : row) {
        values.putFloat(value);
      }
    }
    for (float value : bias) {
      values.putFloat(value);
    }
    String header =
        "{'linear.weight':{'dtype':'F32','shape':[%d,%d],'data_offsets':[0,%d]},"
            + "'linear.bias':{'dtype':'F32','shape':[%d],'data_offsets':[%d,%d]}}";
    return of(
        header.formatted(
            rows.length, rows[0].length, weightBytes, bias.length, weightBytes, bytes.length),
        bytes);
  }

  /** Returns a file of one matrix in half precision, given as bits. */
  public static byte[] ofHalves(int outputs, int inputs, int... bits) {
    byte[] bytes = new byte[bits.length * Short.BYTES];
    ByteBuffer values = littleEndian(bytes);
    for (int half : bits) {
      values.putShort((short) half);
    }
    return of(entry("linear.weight", "F16", outputs, inputs), bytes);
  }

  /** Returns the header of a file of one matrix whose values fill it. */
  public static String entry(String name, String type, int outputs, int inputs) {
    int bytes = outputs * inputs * (type.equals("F32") ? Float.BYTES : Short.BYTES);
    return "{'__metadata__':{'format':'pt'},'%s':{'dtype':'%s','shape':[%d,%d],'data_offsets':[0,%d]}}"
        .formatted(name, type, outputs, inputs, bytes);
  }

  /** Returns a file of this header, with ' for ", and these values. */
  public static byte[] of(String header, byte[] values) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[Long.BYTES + json.length + values.length];
    littleEndian(file).putLong(json.length).put(json).put(values);
    return file;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
