// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.onnx.graph.StatesPlan;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one after the other in a session of padded texts, against a session for each text. */
class DeviceSessionTest {
  private static final GraphTarget PADDED = new GraphTarget(false, true, false);
  private static final float ROUNDING = 1e-4f;
  private static final int ROWS = 20;
  private static final int SHAPES = 1_100;

  /** The token after which the second segment of a pair begins. */
  private static final long SEPARATOR = ROWS - 1;

  private static final Segments PAIRS =
      ids -> {
        int end = 0;
        while (end < ids.length - 1 && ids[end] != SEPARATOR) {
          end++;
        }
        return end + 1;
      };

  @TempDir Path folder;

  @Test
  void a_text_has_its_vector_whatever_ran_before() throws IOException {
    Path file = write(TinyOnnx.ofRows(ROWS).mixed());
    EditedModel model = EditedModel.read(file, "", Pooling.MEAN, Set.of(), PADDED);
    try (DeviceSession session = PaddedSession.open(model, file)) {
      List<List<long[]>> runs =
          List.of(
              texts(4, 4, 4),
              texts(1, 4, 2),
              texts(4, 4, 4),
              texts(600),
              texts(3, 600, 1, 2),
              texts(2),
              texts(300, 300, 300, 300),
              texts(5, 1),
              texts(5, 5));
      for (List<long[]> run : runs) {
        requireAlone(session, model, file, Segments.ONE, run);
      }
      assertEquals(0, session.runs());
    }
  }

  @Test
  void there_may_be_more_shapes_than_a_session_keeps() throws IOException {
    TinyOnnx tiny = TinyOnnx.ofRows(ROWS);
    Path file = write(tiny);
    EditedModel model = EditedModel.read(file, "", Pooling.LASTTOKEN, Set.of(), PADDED);
    try (DeviceSession session = PaddedSession.open(model, file)) {
      for (int longest = 1; longest <= SHAPES; longest++) {
        List<long[]> texts = texts(longest, 1);
        List<float[]> vectors = session.run(texts);
        for (int i = 0; i < texts.size(); i++) {
          long[] text = texts.get(i);
          assertArrayEquals(tiny.row((int) text[text.length - 1]), vectors.get(i));
        }
      }
    }
  }

  @Test
  void the_states_of_a_padded_text_are_those_of_its_tokens_and_no_more() throws IOException {
    TinyOnnx tiny = TinyOnnx.ofRows(ROWS);
    Path file = write(tiny);
    EditedModel model = EditedModel.readStates(file, StatesPlan.of(""), GraphRewrite.all(), PADDED);
    try (DeviceSession session = PaddedSession.open(model, file)) {
      for (List<long[]> texts : List.of(texts(2, 7, 1), texts(7), texts(700, 3), texts(1, 2, 3))) {
        List<float[]> states = session.run(texts);
        for (int i = 0; i < texts.size(); i++) {
          assertArrayEquals(rows(tiny, texts.get(i)), states.get(i), "text " + i);
        }
      }
    }
  }

  @Test
  void a_padded_pair_has_the_states_of_the_pair_alone_and_the_types_of_its_segments()
      throws IOException {
    TinyOnnx tiny = TinyOnnx.ofRows(ROWS);
    Path file = write(tiny);
    EditedModel model = EditedModel.readStates(file, StatesPlan.of(""), Set.of(), PADDED);
    List<long[]> pairs = List.of(pair(2, 3), pair(7, 1), pair(1, 9), pair(1, 1));
    try (DeviceSession session = PaddedSession.open(model, file, PAIRS)) {
      requireAlone(session, model, file, PAIRS, pairs);
      requireAlone(session, model, file, PAIRS, List.of(pair(9, 9)));
      requireAlone(session, model, file, PAIRS, pairs);
      // The second type adds 100 to each column.
      float[] states = session.run(pairs).get(0);
      float[] expected = rows(tiny, pairs.get(0));
      for (int i = 3 * TinyOnnx.WIDTH; i < expected.length; i++) {
        expected[i] += 100;
      }
      assertArrayEquals(expected, states, ROUNDING);
    }
  }

  @Test
  void two_runs_at_a_time_have_buffers_of_their_own() throws Exception {
    Path file = write(TinyOnnx.ofRows(ROWS));
    EditedModel model = EditedModel.read(file, "", Pooling.LASTTOKEN, Set.of(), PADDED);
    TinyOnnx tiny = TinyOnnx.ofRows(ROWS);
    try (DeviceSession session = PaddedSession.open(model, file)) {
      boolean wrong =
          IntStream.range(0, 2_000)
              .parallel()
              .anyMatch(
                  run -> {
                    List<long[]> texts = texts(1 + run % 40, 1 + run % 7);
                    List<float[]> vectors = session.run(texts);
                    return IntStream.range(0, 2)
                        .anyMatch(i -> !Arrays.equals(last(tiny, texts.get(i)), vectors.get(i)));
                  });
      assertFalse(wrong, "a run has read what another wrote");
    }
  }

  private static void requireAlone(
      DeviceSession session, EditedModel model, Path file, Segments segments, List<long[]> texts) {
    List<float[]> together = session.run(texts);
    for (int i = 0; i < texts.size(); i++) {
      try (DeviceSession fresh = PaddedSession.open(model, file, segments)) {
        float[] alone = fresh.run(List.of(texts.get(i))).get(0);
        assertArrayEquals(alone, together.get(i), scale(alone), "text " + i);
      }
    }
  }

  // A mean over a longer run is summed in another order.
  private static float scale(float[] vector) {
    float greatest = 1;
    for (float value : vector) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return ROUNDING * greatest;
  }

  private Path write(TinyOnnx model) throws IOException {
    return Files.write(folder.resolve("model.onnx"), model.toBytes());
  }

  private static List<long[]> texts(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> text(lengths[i], 31 * lengths.length + i))
        .toList();
  }

  private static long[] text(int length, long seed) {
    return new Random(seed + 1_000L * length).longs(length, 0, SEPARATOR).toArray();
  }

  private static long[] pair(int first, int second) {
    long[] ids = text(first + second + 2, first);
    ids[first] = SEPARATOR;
    ids[first + second + 1] = SEPARATOR;
    return ids;
  }

  private static float[] last(TinyOnnx tiny, long[] text) {
    return tiny.row((int) text[text.length - 1]);
  }

  private static float[] rows(TinyOnnx tiny, long[] text) {
    float[] rows = new float[text.length * TinyOnnx.WIDTH];
    for (int i = 0; i < text.length; i++) {
      System.arraycopy(tiny.row((int) text[i]), 0, rows, i * TinyOnnx.WIDTH, TinyOnnx.WIDTH);
    }
    return rows;
  }
}
