// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.onnx.graph.SparsePlan;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of weights and numbers of terms, as the graph gives them. */
class TermRowsTest {
  private static final int ROWS = 20;
  private static final int TERMS = 40;
  private static final int TOP = 6;
  private static final float TOLERANCE = 1e-5f;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {11, 13, 17, 18})
  void a_row_is_the_heaviest_weights_and_their_numbers(int opset) throws IOException {
    // The tiny graph adds an axis as a version after 11 does.
    TinyOnnx model = opset < 13 ? encoder().inputs("input_ids") : encoder();
    Path file = write(model.opset(opset));
    try (EncoderSession session = open(file, plan(TOP));
        PlainStates plain = new PlainStates(file)) {
      assertEquals(2 * TOP, session.width());
      for (int seed = 0; seed < 50; seed++) {
        long[] ids = new Random(seed).longs(1 + seed % 12, 0, ROWS).toArray();
        requireRow(weights(plain.of(ids)), session.run(ids), "seed " + seed);
      }
    }
  }

  private static float[] weights(float[][] logits) {
    float[] weights = new float[TERMS];
    for (int term = 0; term < TERMS; term++) {
      float most = 0;
      for (float[] token : logits) {
        most = Math.max(most, token[term]);
      }
      weights[term] = all().get(term) ? (float) Math.log1p(most) : 0;
    }
    return weights;
  }

  private static void requireRow(float[] weights, float[] row, String where) {
    int[] order =
        IntStream.range(0, TERMS)
            .boxed()
            .sorted(Comparator.comparing((Integer term) -> -weights[term]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < TOP; i++) {
      assertEquals(weights[order[i]], row[i], TOLERANCE, where + " weight " + i);
      assertEquals(order[i], row[TOP + i], where + " term " + i);
    }
  }

  @Test
  void of_equal_weights_the_lower_number_comes_first_and_what_is_no_term_weighs_nothing()
      throws IOException {
    // Sin(0) is 0, and what the bias leaves is below it: every term weighs nothing.
    try (EncoderSession session = open(write(encoder().everyCell(0)), plan(TOP))) {
      float[] row = session.run(new long[] {1, 2, 3});
      assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5}, row);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 13, 18})
  void a_token_whose_logits_are_no_numbers_makes_an_infinite_weight_wherever_it_stands(int opset)
      throws IOException {
    TinyOnnx model = opset < 13 ? encoder().inputs("input_ids") : encoder();
    try (EncoderSession session = open(write(model.opset(opset).brokenToken(5)), plan(TOP))) {
      for (long[] ids : List.of(new long[] {5, 1, 2}, new long[] {1, 5, 2}, new long[] {1, 2, 5})) {
        assertEquals(Float.POSITIVE_INFINITY, session.run(ids)[0], Arrays.toString(ids));
      }
      assertTrue(Float.isFinite(session.run(new long[] {1, 2, 3})[0]), "a text without it");
    }
  }

  @Test
  void in_a_padded_run_such_a_token_is_seen_in_its_own_text_and_not_as_padding()
      throws IOException {
    GraphTarget padded = new GraphTarget(false, true, false);
    // Padding is filled up with token 0.
    for (int broken : new int[] {0, 5}) {
      Path file = write(encoder().brokenToken(broken));
      EditedModel model = EditedModel.readTerms(file, plan(TOP), GraphRewrite.all(), padded);
      try (DeviceSession session = PaddedSession.open(model, file)) {
        List<float[]> rows =
            session.run(List.of(new long[] {1, 2}, new long[] {1, 3, broken, 4}, new long[] {6}));
        assertEquals(Float.POSITIVE_INFINITY, rows.get(1)[0], "token " + broken);
        assertTrue(Float.isFinite(rows.get(0)[0]), "beside token " + broken);
        assertTrue(Float.isFinite(rows.get(2)[0]), "beside token " + broken);
      }
    }
  }

  @Test
  void no_more_terms_are_given_than_there_are() throws IOException {
    try (EncoderSession session = open(write(encoder()), plan(4_096))) {
      assertEquals(2 * TERMS, session.width());
      float[] numbers = Arrays.copyOfRange(session.run(new long[] {1, 2}), TERMS, 2 * TERMS);
      assertEquals(TERMS, IntStream.range(0, TERMS).map(i -> (int) numbers[i]).distinct().count());
    }
  }

  @Test
  void of_several_outputs_the_one_is_read_that_has_room_for_the_terms() throws IOException {
    Path both = write(encoder().output(Output.STATES_AND_TERMS));
    Path only = Files.write(folder.resolve("only.onnx"), encoder().toBytes());
    long[] ids = {3, 1, 4, 1, 5};
    try (EncoderSession session = open(both, plan(TOP));
        EncoderSession named = open(both, new SparsePlan("logits", TOP, all()));
        EncoderSession expected = open(only, plan(TOP))) {
      assertArrayEquals(expected.run(ids), session.run(ids));
      assertArrayEquals(expected.run(ids), named.run(ids));
    }
  }

  @Test
  void texts_of_a_padded_run_have_the_terms_of_each_alone() throws IOException {
    for (int opset : new int[] {13, 17, 18}) {
      Path file = write(encoder().opset(opset));
      EditedModel model =
          EditedModel.readTerms(
              file, plan(TOP), GraphRewrite.all(), new GraphTarget(false, true, false));
      List<long[]> texts =
          IntStream.of(1, 5, 12, 3, 12)
              .mapToObj(length -> new Random(length).longs(length, 0, ROWS).toArray())
              .toList();
      try (DeviceSession padded = PaddedSession.open(model, file);
          EncoderSession alone = open(file, plan(TOP))) {
        List<float[]> rows = padded.run(texts);
        for (int i = 0; i < texts.size(); i++) {
          assertArrayEquals(alone.run(texts.get(i)), rows.get(i), TOLERANCE, "text " + i);
        }
      }
    }
  }

  @Test
  void in_half_precision_the_weights_are_nearly_the_same() throws IOException {
    Path file = write(encoder());
    EditedModel model =
        EditedModel.readTerms(
            file, plan(TERMS), GraphRewrite.all(), new GraphTarget(false, true, true));
    long[] ids = {3, 1, 4, 1, 5};
    try (DeviceSession half = PaddedSession.open(model, file);
        EncoderSession whole = open(file, plan(TERMS))) {
      float[] expected = whole.run(ids);
      float[] row = half.run(List.of(ids)).get(0);
      for (int i = 0; i < TERMS; i++) {
        assertEquals(expected[i], row[i], 0.05, "weight " + i);
      }
    }
  }

  @Test
  void a_model_that_is_too_old_is_refused_with_both_versions() throws IOException {
    Path file = write(encoder().inputs("input_ids").opset(10));
    EncoderException e = assertThrows(EncoderException.class, () -> open(file, plan(TOP)).close());
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("version 10 of ONNX's operators"), e.getMessage());
    assertTrue(e.getMessage().contains("choosing terms needs at least 11"), e.getMessage());
  }

  private static TinyOnnx encoder() {
    return TinyOnnx.ofRows(ROWS).terms(TERMS);
  }

  // Three numbers are no terms.
  private static BitSet all() {
    BitSet terms = new BitSet();
    terms.set(0, TERMS);
    terms.clear(2);
    terms.clear(7);
    terms.clear(30);
    return terms;
  }

  private static SparsePlan plan(int top) {
    return new SparsePlan("", top, all());
  }

  private Path write(TinyOnnx model) throws IOException {
    return Files.write(folder.resolve("model.onnx"), model.toBytes());
  }

  private static EncoderSession open(Path file, SparsePlan plan) {
    return EncoderSession.openTerms(file, plan, GraphRewrite.all(), Placement.CPU);
  }
}
