// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.onnx.graph.SparsePlan;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.TokenBudget;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trial runs of models that give terms: a CPU's, judged as a GPU's would be. */
class TrialTermsTest {
  private static final long HIGHEST = TinyTokenizer.create().size() - 1L;
  private static final long[] LONGEST = new long[TinyModels.MAX_TOKENS];

  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void write() {
    models = new TinyModels(folder).writeSparse("m");
  }

  @Test
  void texts_share_runs_of_fewer_tokens_than_those_of_vectors() {
    List<long[]> equal = List.of(new long[] {2, 50, 60, 3}, new long[] {2, 70, 20, 3});
    RunPolicy policy = policy(equal);
    assertEquals(4_096, assertInstanceOf(TokenBudget.class, policy).tokens());
  }

  // The graph for a CPU takes the maximum over the padding, too.
  @Test
  void a_model_that_takes_padding_for_text_is_refused() {
    List<long[]> unequal = List.of(new long[] {2, 3}, new long[] {2, 50, 60, 70, 80, 90, 20, 3});
    EncoderException e = assertThrows(EncoderException.class, () -> policy(unequal));
    assertTrue(e.getMessage().contains("texts change each other"), e.getMessage());
  }

  private BitSet terms() {
    try (TextTokenizer tokenizer = TextTokenizer.open(models.path("m", "tokenizer.json"))) {
      return tokenizer.terms().numbers();
    }
  }

  private RunPolicy policy(List<long[]> mixed) {
    ModelDescriptor descriptor = DescriptorReader.read(ModelFolder.find(folder, "m"));
    SparsePlan plan = new SparsePlan("", 16, terms());
    Placement gpu = Placement.onGpus(List.of(0), descriptor.devices());
    Path file = models.path("m", "model.onnx");
    try (EncoderSession session =
        EncoderSession.openTerms(file, plan, GraphRewrite.all(), Placement.CPU)) {
      VectorForm form = new VectorForm(Pooling.NONE, session.width(), false);
      return new TrialRuns(descriptor, gpu, session, form)
          .policy(new TrialTexts(HIGHEST, new long[] {HIGHEST}, LONGEST, mixed, mixed));
    }
  }
}
