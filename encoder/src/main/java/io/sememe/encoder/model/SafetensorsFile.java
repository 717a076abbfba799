// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A safetensors file of a few small tensors: length of the header in 8 bytes, header in JSON,
 * values; all little-endian.
 */
final class SafetensorsFile {
  /** A layer from 4,096 to 1,024 floats, in full precision, has a quarter of it. */
  private static final long MAX_BYTES = 1 << 26;

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Integer> ELEMENT_BYTES = Map.of("F32", 4, "F16", 2);

  private final ModelFolder folder;
  private final String file;
  private final JsonNode header;
  private final ByteBuffer values;

  private SafetensorsFile(ModelFolder folder, String file, JsonNode header, ByteBuffer values) {
    this.folder = folder;
    this.file = file;
    this.header = header;
    this.values = values;
  }

  /**
   * Reads a file into memory.
   *
   * @param file relative to the folder
   * @throws EncoderException FAILED when it is missing, too large or malformed
   */
  static SafetensorsFile read(ModelFolder folder, String file) {
    try {
      long bytes = Files.size(folder.file(file));
      if (bytes > MAX_BYTES) {
        throw folder.failed(file + " has " + bytes + " bytes; at most " + MAX_BYTES + " are read");
      }
      return parse(folder, file, Files.readAllBytes(folder.file(file)));
    } catch (JsonProcessingException
        | BufferUnderflowException
        | ArithmeticException
        | NegativeArraySizeException e) {
      throw folder.failed(file + " is not a safetensors file", e);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }

  private static SafetensorsFile parse(ModelFolder folder, String file, byte[] bytes)
      throws JsonProcessingException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(in.getLong());
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] header = new byte[length];
    in.get(header);
    JsonNode json = MAPPER.readTree(new String(header, StandardCharsets.UTF_8));
    return new SafetensorsFile(folder, file, json, in.slice());
  }

  /** Returns the names of its tensors. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    header.fieldNames().forEachRemaining(names::add);
    names.remove(METADATA);
    return names;
  }

  /**
   * Returns a tensor of two dimensions.
   *
   * @param what what such a tensor is part of, for the message
   * @throws EncoderException FAILED when it is anything else than a matrix of float32 or float16
   */
  Projection matrix(String name, String what) {
    JsonNode tensor = header.path(name);
    JsonNode shape = tensor.path("shape");
    long outputs = shape.path(0).asLong();
    long inputs = shape.path(1).asLong();
    if (elementBytes(tensor) == 0 || shape.size() != 2 || outputs < 1 || inputs < 1) {
      throw failed("holds " + tensor + "; " + what + " is a matrix of F32 or F16");
    }
    float[] weights = values(tensor, outputs, inputs);
    return new Projection((int) outputs, (int) inputs, weights);
  }

  /**
   * Returns a tensor of one dimension.
   *
   * @param length how many values it must have
   * @param what what such a tensor is, for the message
   * @throws EncoderException FAILED when it is anything else than so many float32 or float16
   */
  float[] vector(String name, int length, String what) {
    JsonNode tensor = header.path(name);
    JsonNode shape = tensor.path("shape");
    if (elementBytes(tensor) == 0 || shape.size() != 1 || shape.path(0).asLong() != length) {
      throw failed("holds " + tensor + "; " + what + " is " + length + " values of F32 or F16");
    }
    return values(tensor, length, 1);
  }

  private static int elementBytes(JsonNode tensor) {
    return ELEMENT_BYTES.getOrDefault(tensor.path("dtype").asText(), 0);
  }

  private float[] values(JsonNode tensor, long rows, long columns) {
    long from = tensor.path("data_offsets").path(0).asLong(-1);
    long to = tensor.path("data_offsets").path(1).asLong(-1);
    int elementBytes = elementBytes(tensor);
    if (from < 0
        || to > values.capacity()
        || (to - from) % rows != 0
        || (to - from) / rows != columns * elementBytes) {
      throw failed("holds fewer or more values than its shape " + tensor.path("shape") + " says");
    }
    ByteBuffer slice = values.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    return elementBytes == Float.BYTES ? floats(slice) : halves(slice);
  }

  private static float[] floats(ByteBuffer in) {
    float[] values = new float[in.remaining() / Float.BYTES];
    in.asFloatBuffer().get(values);
    return values;
  }

  private static float[] halves(ByteBuffer in) {
    float[] values = new float[in.remaining() / Short.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = ofHalf(in.getShort());
    }
    return values;
  }

  /** IEEE 754 binary16: 1 bit of sign, 5 of exponent (bias 15), 10 of significand. */
  static float ofHalf(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int significand = bits & 0x3FF;
    float magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((float) significand, -24);
          case 0x1F -> significand == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (significand | 0x400), exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  /** Returns the exception that says what is wrong with the file. */
  EncoderException failed(String reason) {
    return folder.failed(file + " " + reason);
  }
}
