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
import java.util.TreeSet;

/**
 * Reads a linear layer as sentence-transformers' Dense module writes it: weights in a safetensors
 * file (length of the header in 8 bytes, header in JSON, values; all little-endian), the rest in
 * {@code config.json} beside it.
 */
public final class ProjectionFile {
  /** A layer from 4,096 to 1,024 floats, in full precision, has a quarter of it. */
  private static final long MAX_BYTES = 1 << 26;

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ModelFolder folder;
  private final String file;

  private ProjectionFile(ModelFolder folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Reads.
   *
   * @param file relative to the folder
   * @throws EncoderException FAILED when it is missing, malformed, or holds anything but one matrix
   *     of float32 or float16
   */
  public static Projection read(ModelFolder folder, String file) {
    ProjectionFile projection = new ProjectionFile(folder, file);
    projection.requireLinear();
    return projection.matrix(projection.bytes());
  }

  // In the root of a folder lies another config.json, the model's.
  private void requireLinear() {
    int folderEnd = file.lastIndexOf('/') + 1;
    if (folderEnd > 0) {
      String config = file.substring(0, folderEnd) + "config.json";
      FolderJson.read(folder, config)
          .map(json -> json.path("activation_function").asText(""))
          .filter(activation -> !activation.isEmpty() && !activation.endsWith(".Identity"))
          .ifPresent(activation -> refuseActivation(config, activation));
    }
  }

  private void refuseActivation(String config, String activation) {
    throw folder.failed(
        config + " asks for the activation " + activation + "; a projection has none");
  }

  private ByteBuffer bytes() {
    try {
      long bytes = Files.size(folder.file(file));
      if (bytes > MAX_BYTES) {
        throw failed("has " + bytes + " bytes; at most " + MAX_BYTES + " are read");
      }
      return ByteBuffer.wrap(Files.readAllBytes(folder.file(file))).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }

  private Projection matrix(ByteBuffer in) {
    try {
      byte[] header = new byte[Math.toIntExact(in.getLong())];
      in.get(header);
      return matrix(only(MAPPER.readTree(new String(header, StandardCharsets.UTF_8))), in.slice());
    } catch (BufferUnderflowException
        | ArithmeticException
        | NegativeArraySizeException
        | JsonProcessingException e) {
      throw folder.failed(file + " is not a safetensors file", e);
    }
  }

  private JsonNode only(JsonNode header) {
    TreeSet<String> names = new TreeSet<>();
    header.fieldNames().forEachRemaining(names::add);
    names.remove(METADATA);
    if (names.size() != 1) {
      throw failed("holds " + names + "; a projection is one matrix, without a bias");
    }
    return header.path(names.first());
  }

  private Projection matrix(JsonNode tensor, ByteBuffer values) {
    JsonNode shape = tensor.path("shape");
    long outputs = shape.path(0).asLong();
    long inputs = shape.path(1).asLong();
    Integer elementBytes = Map.of("F32", 4, "F16", 2).get(tensor.path("dtype").asText());
    long from = tensor.path("data_offsets").path(0).asLong(-1);
    long to = tensor.path("data_offsets").path(1).asLong(-1);
    if (elementBytes == null || shape.size() != 2 || outputs < 1 || inputs < 1) {
      throw failed("holds " + tensor + "; a projection is a matrix of F32 or F16");
    }
    if (from < 0
        || to > values.capacity()
        || (to - from) % outputs != 0
        || (to - from) / outputs != inputs * elementBytes) {
      throw failed("holds fewer or more values than its shape " + shape + " says");
    }
    ByteBuffer slice = values.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    float[] weights = elementBytes == 4 ? floats(slice) : halves(slice);
    return new Projection((int) outputs, (int) inputs, weights);
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

  private EncoderException failed(String reason) {
    return folder.failed(file + " " + reason);
  }
}
