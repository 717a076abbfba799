// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.Rows;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs read, and what is made of what they write, one run after the other. */
class RunBuffersTest {
  private static final Set<String> NAMES = Set.of("input_ids", "attention_mask", "token_type_ids");
  private static final int WIDTH = 2;

  /** As many shapes as are kept, and some more. */
  private static final int SHAPES = 1_100;

  private static final int SEPARATOR = 9;

  /** Up to and with the first separator, as in pairs. */
  private static final Segments PAIRS =
      ids ->
          IntStream.range(0, ids.length).filter(i -> ids[i] == SEPARATOR).findFirst().orElse(0) + 1;

  private RunBuffers buffers = buffers(Segments.ONE, Rows.PER_TEXT, 8);

  @AfterEach
  void close() {
    buffers.close();
  }

  private static RunBuffers buffers(Segments segments, Rows form, int tokens) {
    return new RunBuffers(OnnxRuntime.environment(), NAMES, segments, form, WIDTH, tokens);
  }

  @Test
  void a_padded_run_after_one_that_was_not_and_the_other_way_round() throws OrtException {
    List<long[]> equal = List.of(ids(1, 2, 3), ids(4, 5, 6));
    List<long[]> padded = List.of(ids(7), ids(1, 2, 3));
    for (List<long[]> texts : List.of(equal, padded, equal, padded, padded, equal, equal)) {
      requireInputs(texts);
    }
    buffers.inputs(padded);
    assertArrayEquals(ids(7, 0, 0, 1, 2, 3), values("input_ids", padded));
    assertArrayEquals(ids(1, 0, 0, 1, 1, 1), values("attention_mask", padded));
    assertArrayEquals(ids(1, 1, 1, 1, 1, 1), values("attention_mask", equal));
  }

  @Test
  void runs_that_shrink_and_grow_have_the_mask_and_the_padding_of_their_own() throws OrtException {
    Random random = new Random(3);
    for (int run = 0; run < 300; run++) {
      int longest = 1 + random.nextInt(run % 10 == 0 ? 90 : 12);
      boolean padded = random.nextBoolean();
      requireInputs(
          IntStream.range(0, 1 + random.nextInt(6))
              .mapToObj(i -> random.longs(padded ? 1 + random.nextInt(longest) : longest, 10, 50))
              .map(text -> text.toArray())
              .toList());
    }
  }

  @Test
  void a_padded_run_that_makes_buffers_grow_is_followed_by_one_that_does_not() throws OrtException {
    long[] huge = new long[100];
    Arrays.fill(huge, 5);
    for (List<long[]> texts :
        List.of(
            List.of(ids(1), ids(2, 3)),
            List.of(huge),
            List.of(ids(4, 5), huge, ids(6)),
            List.of(huge, huge, huge),
            List.of(huge, huge, huge, huge),
            List.of(ids(1), ids(2)))) {
      requireInputs(texts);
    }
  }

  @Test
  void the_token_types_of_padded_pairs_are_theirs_and_zero_after_them() throws OrtException {
    buffers.close();
    buffers = buffers(PAIRS, Rows.PER_TEXT, 8);
    List<long[]> pairs = List.of(ids(1, 9, 2, 9), ids(1, 2, 9, 3, 4, 9), ids(9, 9));
    for (List<long[]> texts :
        List.of(pairs, List.of(ids(1, 2, 3, 4, 9, 9)), pairs, List.of(ids(9, 1, 9)), pairs)) {
      requireInputs(texts);
    }
    assertArrayEquals(
        ids(0, 0, 1, 1, 0, 0, /**/ 0, 0, 0, 1, 1, 1, /**/ 0, 1, 0, 0, 0, 0),
        values("token_type_ids", pairs));
  }

  @Test
  void there_may_be_more_shapes_than_are_kept() throws OrtException {
    buffers.close();
    buffers = buffers(Segments.ONE, Rows.PER_TOKEN, 8);
    List<long[]> first = List.of(ids(1, 2), ids(3));
    OnnxTensor input = buffers.inputs(first).get("input_ids");
    OnnxTensor output = buffers.outputs(first).get(EditedModel.OUTPUT);
    buffers.inputs(List.of(new long[SHAPES]));
    buffers.outputs(List.of(new long[SHAPES]));
    assertTrue(input.isClosed() && output.isClosed(), "they are of buffers that are too small");
    for (int length = 1; length <= SHAPES; length++) {
      List<long[]> texts = List.of(new long[length]);
      texts.get(0)[length - 1] = length;
      requireInputs(texts);
      requireRows(texts);
    }
    requireInputs(first);
    requireRows(first);
  }

  @Test
  void a_shape_is_seen_through_the_same_tensors_until_there_are_too_many() throws OrtException {
    List<long[]> texts = List.of(new long[2_000]);
    OnnxTensor first = buffers.inputs(texts).get("attention_mask");
    assertSame(first, buffers.inputs(List.of(new long[2_000])).get("attention_mask"));
    for (int length = 1; length < SHAPES; length++) {
      buffers.inputs(List.of(new long[length]));
    }
    assertTrue(first.isClosed(), "shapes are kept without end");
    assertFalse(buffers.inputs(texts).get("attention_mask").isClosed());
    requireInputs(texts);
  }

  @Test
  void as_many_texts_of_as_many_tokens_in_all_are_another_shape() throws OrtException {
    requireInputs(List.of(ids(1, 2, 3, 4, 5, 6)));
    requireInputs(List.of(ids(1, 2), ids(3, 4), ids(5, 6)));
    requireInputs(List.of(ids(1, 2, 3), ids(4, 5)));
  }

  @Test
  void the_states_of_padded_texts_are_cut_to_their_length() throws OrtException {
    buffers.close();
    buffers = buffers(Segments.ONE, Rows.PER_TOKEN, 4);
    requireRows(List.of(ids(1, 2), ids(3), ids(4, 5, 6)));
    requireRows(List.of(ids(1)));
    requireRows(List.of(ids(1), ids(1, 2, 3, 4, 5), ids(1)));
    requireRows(List.of(ids(1, 2), ids(3), ids(4, 5, 6)));
  }

  @Test
  void the_vectors_of_padded_texts_are_one_row_each() throws OrtException {
    requireRows(List.of(ids(1, 2), ids(3), ids(4, 5, 6)));
    requireRows(List.of(ids(1)));
    requireRows(List.of(ids(1), ids(2), ids(3), ids(4), ids(5), ids(6), ids(7), ids(8), ids(9)));
  }

  @Test
  void what_comes_out_is_not_what_the_next_run_writes_to() throws OrtException {
    List<long[]> texts = List.of(ids(1, 2), ids(3));
    write(texts, 0);
    List<float[]> results = buffers.results(texts);
    write(texts, 1_000);
    assertArrayEquals(new float[] {0, 1}, results.get(0));
    assertNotEquals(0, buffers.results(texts).get(0)[0]);
  }

  // Against what follows from the texts alone.
  private void requireInputs(List<long[]> texts) throws OrtException {
    Map<String, OnnxTensor> inputs = buffers.inputs(texts);
    assertEquals(NAMES, inputs.keySet());
    int longest = RunBuffers.longest(texts);
    for (String name : NAMES) {
      long[] shape = inputs.get(name).getInfo().getShape();
      assertArrayEquals(new long[] {texts.size(), longest}, shape, name);
      long[] values = inputs.get(name).getLongBuffer().array();
      assertArrayEquals(expected(name, texts, longest), values, name);
    }
  }

  private long[] expected(String name, List<long[]> texts, int longest) {
    return texts.stream()
        .map(text -> Arrays.copyOf(expected(name, text), longest))
        .flatMapToLong(Arrays::stream)
        .toArray();
  }

  private long[] expected(String name, long[] text) {
    boolean pairs = Arrays.stream(text).anyMatch(id -> id == SEPARATOR);
    return switch (name) {
      case "input_ids" -> text;
      case "attention_mask" -> Arrays.stream(text).map(id -> 1).toArray();
      default ->
          IntStream.range(0, text.length)
              .mapToLong(i -> pairs && i >= PAIRS.firstLength(text) ? 1 : 0)
              .toArray();
    };
  }

  private long[] values(String name, List<long[]> texts) throws OrtException {
    return buffers.inputs(texts).get(name).getLongBuffer().array();
  }

  // What a run writes is the place that it writes to, and so tells the texts' rows apart.
  private void requireRows(List<long[]> texts) throws OrtException {
    OnnxTensor output = write(texts, 0);
    int rank = output.getInfo().getShape().length;
    int rows = rank == Rows.PER_TOKEN.rank() ? RunBuffers.longest(texts) : 1;
    List<float[]> results = buffers.results(texts);
    assertEquals(texts.size(), results.size());
    for (int i = 0; i < texts.size(); i++) {
      float[] expected = new float[(rows == 1 ? 1 : texts.get(i).length) * WIDTH];
      for (int value = 0; value < expected.length; value++) {
        expected[value] = i * rows * WIDTH + value;
      }
      assertArrayEquals(expected, results.get(i), "text " + i);
    }
  }

  private OnnxTensor write(List<long[]> texts, int from) throws OrtException {
    OnnxTensor output = buffers.outputs(texts).get(EditedModel.OUTPUT);
    FloatBuffer written = (FloatBuffer) output.getBufferRef().orElseThrow();
    for (int i = 0; i < output.getInfo().getNumElements(); i++) {
      written.put(i, from + i);
    }
    return output;
  }

  private static long[] ids(long... ids) {
    return ids;
  }
}
