// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.onnx.graph.SpanPlan;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.testing.TrainedSpans;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logits of tokens, as the graph that is run gives them. */
class SpanAgreementTest {
  private static final GraphTarget PADDED = new GraphTarget(false, true, false);
  private static final GraphTarget HALF = new GraphTarget(false, true, true);
  private static final SpanPlan PLAN = new SpanPlan("start_logits", "end_logits");

  /** A part of each text is in the second segment. */
  private static final Segments HALVES = ids -> (ids.length + 1) / 2;

  /** Logits are of the order of 3. */
  private static final float ROUNDING = 2e-3f;

  private static final float HALF_ROUNDING = 0.05f;

  @TempDir Path folder;

  @Test
  void each_token_has_the_logit_of_its_start_and_then_that_of_its_end() {
    TinySpans model = TinySpans.seeded(TinyModels.MAX_TOKENS, 9);
    Path file = new TinyModels(folder).writeSpans("m", model).path("m", "model.onnx");
    try (EncoderSession session = open(file, Set.of())) {
      assertEquals(2, session.width());
      for (long[] text : texts(TinyTokenizer.create().size(), 1, 7, 64)) {
        assertArrayEquals(model.logits(text, HALVES.firstLength(text)), session.run(text));
      }
    }
  }

  @Test
  void older_and_newer_operators_give_the_same() {
    for (int opset : new int[] {11, 13, 17}) {
      TinySpans model = TinySpans.seeded(TinyModels.MAX_TOKENS, 9).opset(opset);
      Path file = new TinyModels(folder).writeSpans("m", model).path("m", "model.onnx");
      try (EncoderSession session = open(file, GraphRewrite.all())) {
        long[] text = texts(TinyTokenizer.create().size(), 7).get(0);
        assertArrayEquals(model.logits(text, HALVES.firstLength(text)), session.run(text));
      }
    }
  }

  @Test
  void rewrites_leave_the_logits_of_a_trained_model_and_so_do_padding_and_half_precision() {
    TrainedSpans.write(new TinyModels(folder), "m", RealModels.MINILM_FP32);
    Path file = folder.resolve("m").resolve("model.onnx");
    List<long[]> texts = texts(30_000, 2, 31, 200, 64, 200);
    EditedModel model = EditedModel.readSpans(file, PLAN, GraphRewrite.all(), PADDED);
    EditedModel half = EditedModel.readSpans(file, PLAN, GraphRewrite.all(), HALF);
    try (EncoderSession plain = open(file, Set.of());
        EncoderSession rewritten = open(file, GraphRewrite.all());
        DeviceSession padded = PaddedSession.open(model, file, HALVES);
        DeviceSession halved = PaddedSession.open(half, file, HALVES)) {
      List<float[]> together = padded.run(texts);
      List<float[]> inHalf = halved.run(texts);
      for (int i = 0; i < texts.size(); i++) {
        float[] expected = plain.run(texts.get(i));
        assertEquals(2 * texts.get(i).length, expected.length);
        assertArrayEquals(expected, rewritten.run(texts.get(i)), ROUNDING, "rewritten " + i);
        assertArrayEquals(expected, together.get(i), ROUNDING, "padded " + i);
        assertArrayEquals(expected, inHalf.get(i), HALF_ROUNDING, "in half precision " + i);
      }
    }
  }

  private static EncoderSession open(Path file, Set<GraphRewrite> rewrites) {
    return EncoderSession.openSpans(file, PLAN, rewrites, HALVES, Placement.CPU);
  }

  private static List<long[]> texts(int tokens, int... lengths) {
    return IntStream.of(lengths)
        .mapToObj(length -> new Random(length).longs(length, 0, tokens).toArray())
        .toList();
  }
}
