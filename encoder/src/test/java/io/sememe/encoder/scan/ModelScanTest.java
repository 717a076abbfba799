// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static io.sememe.encoder.scan.ScannedFolder.requireRefused;
import static io.sememe.encoder.scan.ScannedFolder.scan;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.HostileConstant;
import io.sememe.encoder.testing.HostileGraph;
import io.sememe.encoder.testing.HostileTokenizer;
import io.sememe.encoder.testing.HostileWeights;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyBert;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing native runs here: what would end a process is seen by what its file asks for. */
class ModelScanTest {
  private static final String NAME = "model";
  private static final int ROUNDS = 15;

  /** It takes half of it where nobody else is busy. */
  private static final Duration QUICK = Duration.ofMillis(100);

  @TempDir Path folder;
  private TinyModels models;

  @BeforeEach
  void createModels() {
    models = new TinyModels(folder);
  }

  @ParameterizedTest
  @EnumSource
  void a_hostile_graph_is_refused(HostileGraph hostile) {
    hostile.write(models, NAME);
    requireRefused(folder, NAME, hostile.reasons());
  }

  @ParameterizedTest
  @EnumSource
  void a_constant_that_would_fill_the_memory_is_refused(HostileConstant hostile) {
    hostile.write(models, NAME);
    requireRefused(folder, NAME, hostile.reasons());
  }

  @ParameterizedTest
  @EnumSource
  void weights_that_lie_where_they_may_not_are_refused(HostileWeights hostile) {
    hostile.write(models, NAME);
    requireRefused(folder, NAME, hostile.reasons());
  }

  @ParameterizedTest
  @EnumSource
  void a_hostile_tokenizer_is_refused(HostileTokenizer hostile) {
    hostile.write(models, NAME);
    requireRefused(folder, NAME, hostile.reasons());
  }

  @ParameterizedTest
  @ValueSource(strings = {RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32})
  void a_trained_model_passes(String name) {
    scan(RealModels.folder(), name);
  }

  @Test
  void the_models_of_the_tests_pass() {
    models.write("texts").writePairs("pairs", TinyModels.scorer(1)).writeSparse("terms");
    models.write("bert").model("bert", TinyBert.ofWords(TinyTokenizer.create().size(), 3));
    for (String name : new String[] {"texts", "pairs", "terms", "bert"}) {
      scan(folder, name);
    }
  }

  // The quickest of some, in time of the processor: what others do to the machine is not measured.
  @Test
  void it_takes_no_time_that_anybody_would_notice() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    ModelDescriptor descriptor =
        DescriptorReader.read(ModelFolder.find(RealModels.folder(), RealModels.DEFAULT));
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      ModelScan.require(descriptor);
      quickest = Math.min(quickest, threads.getCurrentThreadCpuTime() - start);
    }
    assertTrue(quickest < QUICK.toNanos(), quickest / 1_000_000 + " ms");
  }
}
