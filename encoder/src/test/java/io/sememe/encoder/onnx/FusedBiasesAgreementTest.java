// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.FusedModels;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trained models with biases in what reads them against the same models without. */
class FusedBiasesAgreementTest {
  private static final float ROUNDING = 1e-5f;
  private static final int TEXTS = 20;

  @ParameterizedTest
  @CsvSource({
    RealModels.MINILM_FP32 + ", MEAN, false",
    RealModels.MINILM_FP32 + ", CLS, false",
    RealModels.MINILM + ", MEAN, true",
    RealModels.DEFAULT + ", CLS, true"
  })
  void a_model_in_floats_gives_the_same_vectors(String model, Pooling pooling, boolean floats) {
    GraphTarget target = new GraphTarget(floats, false, false);
    requireSame(
        EditedModel.read(file(model), "", pooling, GraphRewrite.all(), target), file(model));
  }

  @Test
  void sums_that_others_read_too_stay_what_they_are() throws IOException {
    requireSame(FusedModels.readTwice(), file(RealModels.MINILM_FP32));
  }

  private static void requireSame(EditedModel plain, Path file) {
    EditedModel fused = FusedModels.of(plain);
    assertNotEquals(plain.bytes(), fused.bytes(), "nothing was fused");
    List<long[]> texts = TokenTexts.natural().stream().limit(TEXTS).toList();
    try (DeviceSession expected = PaddedSession.open(plain, file);
        DeviceSession actual = PaddedSession.open(fused, file)) {
      for (long[] text : texts) {
        float[] vector = expected.run(List.of(text)).get(0);
        assertArrayEquals(vector, actual.run(List.of(text)).get(0), ROUNDING);
      }
    }
  }

  private static Path file(String model) {
    return RealModels.folder().resolve(model).resolve("model.onnx");
  }
}
