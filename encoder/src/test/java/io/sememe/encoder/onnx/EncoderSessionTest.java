// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.StatesPlan;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tiny models whose output is known: rows of their table. */
class EncoderSessionTest {
  private static final int ROWS = 20;
  private static final int WIDTH = TinyOnnx.WIDTH;

  @TempDir Path folder;

  @Test
  void inputs_and_width_are_the_models() throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS), "", Pooling.CLS)) {
      assertEquals(Set.of("input_ids", "attention_mask", "token_type_ids"), session.inputs());
      assertEquals(WIDTH, session.width());
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
      requireRow(3, inputs, Pooling.CLS, 3, 19, 4, 0);
      requireRow(0, inputs, Pooling.LASTTOKEN, 3, 19, 4, 0);
      requireRow(7, inputs, Pooling.MEAN, 7);
      requireRow(7, inputs, Pooling.MEAN, 7, 7, 7);
    }
  }

  @Test
  void a_text_longer_than_any_before_and_then_a_short_one_are_read_whole() throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS), "", Pooling.LASTTOKEN)) {
      for (int length : new int[] {1, 512, 513, 2_000, 2, 512, 1}) {
        long[] ids = new long[length];
        ids[length - 1] = 5;
        assertArrayEquals(row(5), session.run(ids), "length " + length);
      }
    }
  }

  @Test
  void a_model_that_is_a_link_into_another_folder_is_opened() throws IOException {
    Path model = RealModels.folder().resolve(RealModels.MINILM).resolve("model.onnx");
    Path link = Files.createSymbolicLink(folder.resolve("link.onnx"), model);
    try (EncoderSession direct =
            EncoderSession.open(model, "", Pooling.MEAN, GraphRewrite.all(), Placement.CPU);
        EncoderSession linked =
            EncoderSession.open(link, "", Pooling.MEAN, GraphRewrite.all(), Placement.CPU)) {
      long[] ids = {101, 2023, 2003, 102};
      assertArrayEquals(direct.run(ids), linked.run(ids));
    }
  }

  @Test
  void a_model_that_pools_gives_its_own_row() throws IOException {
    try (EncoderSession session =
        open(TinyOnnx.ofRows(ROWS).output(Output.POOLED), "sentence_embedding", Pooling.NONE)) {
      assertArrayEquals(row(5), session.run(new long[] {5, 5, 5}), 1e-6f);
    }
  }

  @Test
  void a_session_of_states_gives_the_row_of_each_token_of_each_text() throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), TinyOnnx.ofRows(ROWS).toBytes());
    try (EncoderSession session =
        EncoderSession.openStates(file, StatesPlan.of(""), GraphRewrite.all(), Placement.CPU)) {
      assertEquals(WIDTH, session.width());
      for (int length : new int[] {3, 600, 1, 3}) {
        long[] text = new Random(length).longs(length, 0, ROWS).toArray();
        long[] other = new Random(-length).longs(length, 0, ROWS).toArray();
        List<float[]> states = session.run(List.of(text, other));
        assertArrayEquals(rows(text), states.get(0), "length " + length);
        assertArrayEquals(rows(other), states.get(1), "length " + length);
        assertArrayEquals(rows(other), session.run(other), "length " + length);
      }
    }
  }

  private static float[] rows(long[] ids) {
    float[] rows = new float[ids.length * WIDTH];
    for (int i = 0; i < ids.length; i++) {
      System.arraycopy(row((int) ids[i]), 0, rows, i * WIDTH, WIDTH);
    }
    return rows;
  }

  @Test
  void a_model_that_pools_has_no_states() throws IOException {
    byte[] pooled = TinyOnnx.ofRows(ROWS).output(Output.POOLED).toBytes();
    Path file = Files.write(folder.resolve("model.onnx"), pooled);
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () ->
                EncoderSession.openStates(
                        file, StatesPlan.of(""), GraphRewrite.all(), Placement.CPU)
                    .close());
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("one vector per token"), e.getMessage());
  }

  @Test
  void a_run_that_fails_is_an_internal_error_and_the_session_goes_on() throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS), "", Pooling.CLS)) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> session.run(new long[] {1, ROWS}));
      assertEquals(Kind.INTERNAL, e.kind());
      assertTrue(e.getMessage().startsWith("the run of 2 tokens failed: "), e.getMessage());
      assertArrayEquals(row(4), session.run(new long[] {4}));
    }
  }

  @Test
  void an_output_that_is_wanted_must_exist_and_fit() {
    refused(
        TinyOnnx.ofRows(ROWS), "token_embeddings", Pooling.CLS, "'token_embeddings' is missing");
    refused(
        TinyOnnx.ofRows(ROWS),
        "last_hidden_state",
        Pooling.NONE,
        "not float of rank 2, one vector per text");
    refused(
        TinyOnnx.ofRows(ROWS),
        "",
        Pooling.NONE,
        "no output is float of rank 2, one vector per text",
        "[last_hidden_state]");
  }

  @Test
  void inputs_that_no_text_encoder_takes_are_refused_by_name() {
    refused(
        TinyOnnx.ofRows(ROWS).inputs("input_ids", "pixels"),
        "",
        Pooling.CLS,
        "[input_ids, pixels]");
    refused(
        TinyOnnx.ofRows(ROWS).inputs("input_ids").fixedLength(128),
        "",
        Pooling.CLS,
        "fixed length 128; it must be dynamic");
  }

  @Test
  void a_file_that_is_not_there_is_refused_without_its_path() {
    Path missing = folder.resolve("none.onnx");
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> EncoderSession.open(missing, "", Pooling.CLS, Set.of(), Placement.CPU));
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
        assertThrows(
            EncoderException.class,
            () -> EncoderSession.open(file, "", Pooling.CLS, Set.of(), Placement.CPU));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("has 2147483648 bytes"), e.getMessage());
    assertTrue(e.getMessage().contains("external data"), e.getMessage());
  }

  private void refused(TinyOnnx model, String output, Pooling pooling, String... words) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> open(model, output, pooling).close());
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().startsWith("not a text encoder: "), e.getMessage());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  private EncoderSession open(TinyOnnx model, String output, Pooling pooling) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model.toBytes());
    return EncoderSession.open(file, output, pooling, GraphRewrite.all(), Placement.CPU);
  }

  private void requireRow(int row, String[] inputs, Pooling pooling, long... ids)
      throws IOException {
    try (EncoderSession session = open(TinyOnnx.ofRows(ROWS).inputs(inputs), "", pooling)) {
      assertEquals(Set.of(inputs), session.inputs());
      assertArrayEquals(row(row), session.run(ids), 1e-6f, pooling.label());
    }
  }

  private static float[] row(int number) {
    return TinyOnnx.ofRows(ROWS).row(number);
  }
}
