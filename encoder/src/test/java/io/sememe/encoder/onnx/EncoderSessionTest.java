// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.HiddenStates;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tiny models whose output is known: rows of their table. */
class EncoderSessionTest {
  private static final int ROWS = 20;
  private static final int WIDTH = TinyOnnx.WIDTH;

  @TempDir Path folder;

  @Test
  void the_signature_names_inputs_output_and_width() throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS), "", false)) {
      ModelSignature signature = session.signature();
      assertEquals(Set.of("input_ids", "attention_mask", "token_type_ids"), signature.inputs());
      assertEquals("last_hidden_state", signature.output());
      assertEquals(WIDTH, signature.width());
    }
  }

  @Test
  void each_token_gets_its_row_with_a_mask_of_ones_and_types_of_zeros() throws IOException {
    String[][] declared = {
      {"input_ids"},
      {"input_ids", "attention_mask"},
      {"input_ids", "token_type_ids"},
      {"token_type_ids", "attention_mask", "input_ids"}
    };
    for (String[] inputs : declared) {
      TinyOnnx model = TinyOnnx.ofRows(ROWS).inputs(inputs);
      try (EncoderSession session = open(model, "", false)) {
        assertEquals(Set.of(inputs), session.signature().inputs());
        requireRows(session.run(new long[] {3, 19, 3, 0}), 3, 19, 3, 0);
        requireRows(session.run(new long[] {7}), 7);
      }
    }
  }

  @Test
  void a_model_that_pools_gives_one_row() throws IOException {
    try (EncoderSession session =
        open(TinyOnnx.ofRows(ROWS).output(Output.POOLED), "sentence_embedding", true)) {
      assertTrue(session.signature().pooled());
      HiddenStates one = session.run(new long[] {5, 5, 5});
      assertEquals(1, one.tokens());
      assertArrayEquals(row(5), one.values(), 1e-6f);
    }
  }

  @Test
  void a_run_that_fails_is_an_internal_error_and_the_session_goes_on() throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS), "", false)) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> session.run(new long[] {1, ROWS}));
      assertEquals(Kind.INTERNAL, e.kind());
      assertTrue(e.getMessage().startsWith("the run of 2 tokens failed: "), e.getMessage());
      requireRows(session.run(new long[] {4}), 4);
    }
  }

  @Test
  void an_output_that_is_wanted_must_exist_and_fit() {
    refused(TinyOnnx.ofRows(ROWS), "token_embeddings", false, "'token_embeddings' is missing");
    refused(
        TinyOnnx.ofRows(ROWS),
        "last_hidden_state",
        true,
        "not float of rank 2, one vector per text");
    refused(
        TinyOnnx.ofRows(ROWS),
        "",
        true,
        "no output is float of rank 2, one vector per text",
        "[last_hidden_state]");
  }

  @Test
  void inputs_that_no_text_encoder_takes_are_refused_by_name() {
    refused(TinyOnnx.ofRows(ROWS).inputs("input_ids", "pixels"), "", false, "[input_ids, pixels]");
    refused(
        TinyOnnx.ofRows(ROWS).inputs("input_ids").fixedLength(128),
        "",
        false,
        "fixed length 128; it must be dynamic");
  }

  @Test
  void a_file_that_is_not_there_is_refused_without_its_path() {
    Path missing = folder.resolve("none.onnx");
    EncoderException e =
        assertThrows(EncoderException.class, () -> EncoderSession.open(missing, "", false));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(!e.getMessage().contains(folder.toString()), e.getMessage());
  }

  @Test
  void a_file_beyond_the_limit_of_the_format_is_refused_unread() throws IOException {
    Path file = folder.resolve("huge.onnx");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 31);
    }
    EncoderException e =
        assertThrows(EncoderException.class, () -> EncoderSession.open(file, "", false));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("has 2147483648 bytes"), e.getMessage());
    assertTrue(e.getMessage().contains("external data"), e.getMessage());
  }

  private void refused(TinyOnnx model, String output, boolean pooled, String... words) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> open(model, output, pooled).close());
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().startsWith("not a text encoder: "), e.getMessage());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  private EncoderSession open(TinyOnnx model, String output, boolean pooled) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model.toBytes());
    return EncoderSession.open(file, output, pooled);
  }

  private static void requireRows(HiddenStates states, int... rows) {
    assertEquals(rows.length, states.tokens());
    assertEquals(WIDTH, states.width());
    for (int i = 0; i < rows.length; i++) {
      float[] actual = new float[WIDTH];
      System.arraycopy(states.values(), i * WIDTH, actual, 0, WIDTH);
      assertArrayEquals(row(rows[i]), actual, "token " + i);
    }
  }

  private static float[] row(int number) {
    float[] row = new float[WIDTH];
    ByteBuffer.wrap(TinyOnnx.ofRows(ROWS).weights())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(number * WIDTH, row);
    return row;
  }
}
