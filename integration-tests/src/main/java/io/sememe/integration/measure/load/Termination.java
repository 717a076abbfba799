// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A node that is told to end (SIGTERM) while it is asked and documents come in. */
final class Termination {
  private static final int SECONDS_TO_END = 60;
  private static final int QUESTIONS_BEFORE = 50;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final double NANOS_PER_SECOND = 1e9;

  private Termination() {}

  /** Ends the node and tells how. */
  static void measure(SolrNode node, Figures figures) throws IOException {
    ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
    try (Traffic traffic = Traffic.begin(node.http());
        BulkUpdate update = BulkUpdate.begin(node.http(), "last")) {
      awaitQuestions(traffic);
      long start = System.nanoTime();
      process.destroy();
      awaitEnd(process);
      figures.add("sigterm_seconds", 1, (System.nanoTime() - start) / NANOS_PER_SECOND);
      update.stop();
    }
    boolean crashed = Files.exists(node.home().logFolder().resolve("crash.log"));
    figures.add("sigterm_crashed", crashed ? 1 : 0);
    // Fails on any exit status but that of an end in order.
    node.stop();
  }

  private static void awaitQuestions(Traffic traffic) {
    while (traffic.asked() < QUESTIONS_BEFORE) {
      Pause.of(PAUSE);
    }
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IOException("the node did not end in " + SECONDS_TO_END + " seconds", e);
    }
  }
}
