// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinySpans;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models tried in real processes. */
class ModelTrialTest {
  @TempDir Path folder;

  @Test
  void the_report_has_what_the_model_gives_here_too() {
    new TinyModels(folder).write("m");
    TrialReport report = run("m");
    assertEquals("text-embedding", report.task());
    assertEquals("cpu", report.device());
    assertEquals(TinyOnnx.WIDTH, report.dimension());
    assertEquals(TinyModels.MAX_TOKENS, report.maxTokens());
    assertEquals(Set.of("model.onnx", "tokenizer.json"), report.sha256().keySet());
    assertEquals(
        new TinyModels(folder).sha256("m", "model.onnx"), report.sha256().get("model.onnx"));
    assertTrue(report.loadMillis() > 0, report.toString());
    assertEquals(
        Set.of(Role.QUERY, Role.PASSAGE),
        Set.copyOf(report.golden().stream().map(TrialReport.Golden::role).toList()));
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      TextEmbedder embedder = encoders.textEmbedder("m");
      assertEquals(embedder.space(deadline).fingerprint(), report.fingerprint());
      for (TrialReport.Golden golden : report.golden()) {
        assertArrayEquals(
            embedder.embed(golden.text(), golden.role(), deadline).vector(), golden.vector());
      }
    }
  }

  @Test
  void models_of_other_tasks_are_run_too() {
    TinyModels models = new TinyModels(folder);
    models.writePairs("pairs", TinyModels.scorer(1)).writeSparse("sparse");
    models.writeSpans("spans", TinySpans.seeded(TinyModels.MAX_TOKENS, 7));
    assertEquals("pair-scoring", run("pairs").task());
    assertEquals("sparse-embedding", run("sparse").task());
    assertEquals("question-answering", run("spans").task());
  }

  @Test
  void a_model_that_cannot_be_loaded_fails_with_the_reason() {
    new TinyModels(folder).write("m").file("m", "model.onnx", TinyOnnx.image());
    EncoderException e = assertThrows(EncoderException.class, () -> run("m"));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(
        e.getMessage().startsWith("model 'm': tried in a process of its own, it failed: not a"),
        e.getMessage());
  }

  @Test
  void a_folder_that_says_nonsense_fails_with_the_reason() {
    new TinyModels(folder).write("m").text("m", "sememe.json", "[]");
    EncoderException e = assertThrows(EncoderException.class, () -> run("m"));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals("model 'm': sememe.json must hold one JSON object", e.getMessage());
  }

  @Test
  void a_model_that_is_not_there_is_unknown() {
    EncoderException e = assertThrows(EncoderException.class, () -> run("m"));
    assertEquals(Kind.UNKNOWN_MODEL, e.kind());
  }

  @Test
  void what_a_real_model_takes_is_measured() {
    TrialReport report = ModelTrial.of(RealModels.settings()).run(RealModels.DEFAULT);
    assertTrue(report.nativeBytes() > 34_000_000, "bytes: " + report.nativeBytes());
  }

  /** As Solr has it: Jackson and SLF4J in a class loader above that of our jars. */
  @Test
  void the_libraries_may_come_from_several_class_loaders() throws Exception {
    new TinyModels(folder).write("m");
    try (URLClassLoader above =
            new URLClassLoader(classPath(true), ClassLoader.getPlatformClassLoader());
        URLClassLoader ours = new URLClassLoader(classPath(false), above)) {
      Class<?> settings = ours.loadClass(EncoderSettings.class.getName());
      Class<?> trial = ours.loadClass(ModelTrial.class.getName());
      Object one = settings.getMethod("of", Path.class).invoke(null, folder);
      Object report =
          trial
              .getMethod("run", String.class)
              .invoke(trial.getMethod("of", settings).invoke(null, one), "m");
      assertTrue(report.toString().startsWith("TrialReport[task=text-embedding"), "" + report);
    }
  }

  private static URL[] classPath(boolean above) throws Exception {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return Arrays.stream(entries)
        .filter(it -> (it.contains("jackson") || it.contains("slf4j")) == above)
        .map(it -> Path.of(it).toUri())
        .map(ModelTrialTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private TrialReport run(String model) {
    return ModelTrial.of(EncoderSettings.of(folder)).run(model);
  }
}
