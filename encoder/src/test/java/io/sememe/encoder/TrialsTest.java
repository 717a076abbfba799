// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a process that tries a model can end. */
class TrialsTest {
  private static final long MIB = 1 << 20;
  private static final TrialBounds SMALL =
      new TrialBounds(Duration.ofMinutes(1), 64 * MIB, 128 * MIB);

  @TempDir Path folder;

  @Test
  void a_model_that_passes_has_a_report() {
    TrialOutcome outcome = run("pass", SMALL);
    assertEquals(StrangeTrialMain.REPORT, outcome.report());
    assertTrue(outcome.lasting());
  }

  @Test
  void a_model_that_crashes_the_process_is_told_from_one_that_fails() {
    TrialOutcome outcome = run("crash", SMALL);
    assertNull(outcome.report());
    assertTrue(
        outcome
            .reason()
            .matches(
                "it ended the process that tried it \\(signal 11, SIGSEGV.*\\),"
                    + " and would end this one: not loaded"),
        outcome.reason());
    assertTrue(outcome.lasting());
  }

  @Test
  void a_model_that_hangs_is_ended_after_a_while() {
    TrialBounds brief = new TrialBounds(Duration.ofSeconds(2), 64 * MIB, 128 * MIB);
    TrialOutcome outcome = run("hang", brief);
    assertEquals(
        "the process that tried it was ended after 2 s, in which it had not loaded and run the"
            + " model",
        outcome.reason());
    assertFalse(outcome.lasting());
  }

  @Test
  void a_model_that_takes_too_much_memory_is_ended_at_once() {
    TrialOutcome outcome = run("grow", SMALL);
    assertEquals(
        "the process that tried it was ended when it had taken more than 256 MiB, which is what"
            + " sememe.models.memory leaves for it and what Java needs",
        outcome.reason());
    assertFalse(outcome.lasting());
  }

  @Test
  void a_process_that_writes_for_ever_is_ended_before_the_disk_is_full() {
    TrialOutcome outcome = run("shout", SMALL);
    assertEquals(
        "the process that tried it was ended, since it did not stop to write messages",
        outcome.reason());
    assertFalse(outcome.lasting());
  }

  @Test
  void a_process_that_leaves_without_a_result_is_no_success() {
    TrialOutcome outcome = run("leave", SMALL);
    assertEquals(
        "it ended the process that tried it (code 4: libnative.so: no such thing)",
        outcome.reason());
  }

  @Test
  void a_process_that_cannot_be_started_says_how_to_do_without() {
    TrialBounds tooMuch = new TrialBounds(Duration.ofMinutes(1), 1L << 62, 0);
    TrialOutcome outcome = run("pass", tooMuch);
    assertTrue(
        outcome.reason().startsWith("the process that is to try it cannot be started (code 1: "),
        outcome.reason());
    assertTrue(outcome.reason().endsWith("with sememe.preflight=false"), outcome.reason());
    assertFalse(outcome.lasting());
  }

  @Test
  void closing_ends_what_runs_and_what_begins() {
    Trials trials = trials("hang", SMALL);
    FutureTask<TrialOutcome> running = Threads.start(() -> run(trials, "hang"));
    Threads.await("it runs", () -> Files.exists(folder.resolve(StrangeTrialMain.TRIALS)));
    trials.close();
    assertTrue(Threads.result(running).reason().endsWith(Encoders.CLOSED));
    assertTrue(run(trials, "hang").reason().endsWith(Encoders.CLOSED));
  }

  @Test
  void the_process_ends_with_the_one_that_started_it_however_that_ends(@TempDir Path other) {
    new TinyModels(other).write("hang");
    ChildJvm parent =
        ChildJvm.run(
            folder, Duration.ofMinutes(1), OrphaningMain.class, other.toAbsolutePath().toString());
    assertEquals(9, parent.exit(), parent.output());
    long orphan = parent.number("child");
    // A process that nobody has asked for its exit code is still listed, but has no program.
    Threads.await(
        "the child has ended",
        () -> ProcessHandle.of(orphan).flatMap(it -> it.info().command()).isEmpty());
  }

  @Test
  void nothing_is_left_among_the_temporary_files() throws Exception {
    run("crash", SMALL);
    run("pass", SMALL);
    try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(0, left.filter(it -> it.toString().contains("sememe-trial")).count());
    }
  }

  private TrialOutcome run(String model, TrialBounds bounds) {
    return run(trials(model, bounds), model);
  }

  private Trials trials(String model, TrialBounds bounds) {
    new TinyModels(folder).write(model);
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000);
    return new Trials(settings, bounds, StrangeTrialMain.class);
  }

  private TrialOutcome run(Trials trials, String model) {
    return trials.run(DescriptorReader.read(ModelFolder.find(folder, model)), 64 * MIB);
  }
}
