// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.measure.figures.InferenceMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The job that moves a core to another model, and the death of its node half way.
 *
 * @param plan says which model
 * @param node has the core
 */
record Move(ReembedPlan plan, MortalNode node) {

  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final int HALF = 50;
  private static final int ALL = 100;

  /** Returns when the job is done. Nobody tells it to go on after the restart. */
  Moved carryOut() throws IOException {
    ProgressWatch watch = new ProgressWatch();
    InferenceMetric metric = new InferenceMetric(plan.into());
    long start = System.nanoTime();
    begin();
    int killedAt = awaitHalf(watch);
    OptionalLong first = metric.read(node.node());
    long down = node.killAndRestart();
    job().await(status -> isDone(watch.see(status), status), "DONE", PATIENCE);
    long end = System.nanoTime();
    OptionalLong last = metric.read(node.node());
    return new Moved(start, end, down, killedAt, watch, first, last);
  }

  private void begin() {
    job()
        .ask(
            "start",
            "field",
            MovingCore.FIELD,
            "into",
            MovingCore.INTO,
            "model",
            plan.into(),
            "load",
            plan.load())
        .orThrow();
  }

  private EmbedJob job() {
    return node.core().job();
  }

  private int awaitHalf(ProgressWatch watch) throws IOException {
    job().await(status -> watch.see(status).percent() >= HALF, "half done", PATIENCE);
    if (watch.percent() >= ALL) {
      throw new IOException(
          "the job ended before its node could be killed: give it more documents");
    }
    System.err.println("the node is killed");
    return watch.percent();
  }

  private static boolean isDone(ProgressWatch watch, JsonNode status) {
    return status.path("state").asText().equals("DONE") && watch.percent() == ALL;
  }
}
