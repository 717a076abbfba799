// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Safetensors;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionFileTest {
  private static final String FILE = "1_Dense/model.safetensors";
  private static final float[][] MATRIX = {{1, 2, 3}, {4, 5, 6}};

  @TempDir Path parent;
  private TinyModels models;

  @BeforeEach
  void newFolder() {
    models = new TinyModels(parent);
  }

  @Test
  void a_matrix_of_full_precision_is_read_row_by_row() {
    Projection read = read(Safetensors.ofMatrix(MATRIX));
    assertEquals(2, read.outputs());
    assertEquals(3, read.inputs());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read.weights());
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, read.transposed());
  }

  @Test
  void half_precision_is_read_with_its_least_its_greatest_and_its_odd_numbers() {
    Projection read =
        read(
            Safetensors.ofHalves(
                2, 5, 0, 0x8000, 1, 0x3FF, 0x400, 0x3C00, 0xC500, 0x7BFF, 0x7C00, 0x7E00));
    assertArrayEquals(
        new float[] {
          0f,
          -0f,
          0x1p-24f,
          0x3FFp-24f,
          0x1p-14f,
          1f,
          -5f,
          65_504f,
          Float.POSITIVE_INFINITY,
          Float.NaN
        },
        read.weights());
  }

  @Test
  void a_file_that_is_no_such_matrix_is_refused_with_its_name() {
    byte[] one = new byte[8];
    refused(Safetensors.of("{}", one), "holds []; a projection is one matrix, without a bias");
    refused(
        Safetensors.of(
            "{'linear.bias':{'dtype':'F32'},'linear.weight':{'dtype':'F32'}}", new byte[0]),
        "holds [linear.bias, linear.weight]");
    refused(Safetensors.of(Safetensors.entry("w", "BF16", 1, 2), one), "a matrix of F32 or F16");
    refused(Safetensors.of(Safetensors.entry("w", "F32", 0, 2), one), "a matrix of F32 or F16");
    refused(
        Safetensors.of("{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", one),
        "a matrix of F32 or F16");
    for (String offsets : new String[] {"[0,4]", "[-4,4]", "[4,12]", "[8,0]", "[]", "[0,9e18]"}) {
      refused(
          Safetensors.of("{'w':{'dtype':'F32','shape':[1,2],'data_offsets':" + offsets + "}}", one),
          "fewer or more values");
    }
  }

  @Test
  void a_file_that_is_cut_or_of_another_kind_is_refused_with_its_name() {
    byte[] lengthBeyondTheFile = {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
    byte[] lengthBelowZero = {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'};
    byte[] lengthBeyondAll = {0, 0, 0, 0, 0, 0, 0, 127, '{', '}'};
    byte[] noJson = {2, 0, 0, 0, 0, 0, 0, 0, '{', ']'};
    for (byte[] file :
        new byte[][] {{}, {1, 2}, lengthBeyondTheFile, lengthBelowZero, lengthBeyondAll, noJson}) {
      refused(file, "is not a safetensors file");
    }
  }

  @Test
  void a_layer_with_an_activation_is_no_projection() {
    models.text("m", "1_Dense/config.json", config("torch.nn.modules.activation.Tanh"));
    refused(Safetensors.ofMatrix(MATRIX), "1_Dense/config.json", "activation.Tanh");
    models.text("m", "1_Dense/config.json", config("torch.nn.modules.linear.Identity"));
    assertEquals(2, read(Safetensors.ofMatrix(MATRIX)).outputs());
  }

  private static String config(String activation) {
    return "{\"in_features\": 3, \"out_features\": 2, \"activation_function\": \"%s\"}"
        .formatted(activation);
  }

  private Projection read(byte[] file) {
    models.file("m", FILE, file);
    return ProjectionFile.read(ModelFolder.find(parent, "m"), FILE);
  }

  private void refused(byte[] file, String... words) {
    EncoderException e = assertThrows(EncoderException.class, () -> read(file));
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
    assertTrue(e.getMessage().contains("1_Dense/"), e.getMessage());
  }
}
