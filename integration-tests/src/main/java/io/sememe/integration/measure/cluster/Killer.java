// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * Kills nodes as planned and starts them again. The next one dies only when no replica is behind
 * any more, so that each shard always keeps one that has everything.
 *
 * @param collection the collection that must heal
 * @param plan when which node is killed
 * @param pace says when it is time, and is told how far documents may go on
 * @param metric is read just before a node dies
 */
record Killer(CloudCollection collection, KillPlan plan, Pace pace, InferenceMetric metric)
    implements Callable<List<OptionalLong>> {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Returns what the metric said last in each life that was ended, when all is healed. */
  @Override
  public List<OptionalLong> call() {
    List<OptionalLong> lastWords = new ArrayList<>();
    try {
      for (Kill kill : plan.kills()) {
        pace.awaitAcknowledged(kill.afterDocuments());
        Pause.of(Duration.ofMillis(kill.hesitationMillis()));
        lastWords.add(carryOut(kill));
        pace.allow(plan.limit(lastWords.size()));
      }
      return lastWords;
    } finally {
      // Whoever waits for a limit must not wait for ever when a node does not come back.
      pace.allow(Integer.MAX_VALUE);
    }
  }

  private OptionalLong carryOut(Kill kill) {
    SolrCluster cluster = collection.cluster();
    SolrNode victim = cluster.node(kill.node());
    OptionalLong lastWord = metric.read(victim);
    long start = System.nanoTime();
    victim.kill();
    Pause.of(Duration.ofMillis(kill.downMillis()));
    cluster.restart(kill.node());
    collection.awaitActive();
    report(kill, victim, System.nanoTime() - start);
    return lastWord;
  }

  private static void report(Kill kill, SolrNode victim, long nanos) {
    System.err.println(
        String.format(
            Locale.ROOT,
            "killed node %d (%s) after %d documents, down for %d ms; healed after %.1f s",
            kill.node(),
            victim.jdk(),
            kill.afterDocuments(),
            kill.downMillis(),
            nanos / NANOS_PER_SECOND));
  }
}
