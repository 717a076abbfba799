// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.measure.texts.Corpus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether a hundred times the work takes a hundred times as long. */
final class LinearCost {

  /** Jobs of one call each; the short ones more often, because noise weighs more on them. */
  private enum Job {
    SMALL("10k", 10_000, 9),
    MEDIUM("100k", 100_000, 3),
    LARGE("1M", 1_000_000, 1);

    private final String label;
    private final int tokens;
    private final int repeats;

    Job(String label, int tokens, int repeats) {
      this.label = label;
      this.tokens = tokens;
      this.repeats = repeats;
    }
  }

  /** The large job alone takes a minute. */
  private static final int MAX_ROUNDS = 3;

  private final Workshop workshop;
  private final Map<Job, List<Double>> tokensPerSecond = new EnumMap<>(Job.class);

  LinearCost(Workshop workshop) {
    this.workshop = workshop;
  }

  void measure(Corpus corpus, int rounds, Figures figures) {
    try (PeerProcess ours = workshop.start(Peer.SEMEME)) {
      ours.tell("texts " + workshop.write("linear.txt", corpus.passages()));
      ours.tell("embed");
      Turns.take(Math.min(rounds, MAX_ROUNDS), List.of(Job.values()), job -> turn(ours, job));
    }
    List<Double> medians = new ArrayList<>();
    tokensPerSecond.forEach(
        (job, all) -> {
          medians.add(Percentiles.median(all));
          figures.add("linear." + job.label, 0, Percentiles.median(all));
        });
    figures.add("linear.min_over_max", 3, Collections.min(medians) / Collections.max(medians));
  }

  private void turn(PeerProcess ours, Job job) {
    for (int i = 0; i < job.repeats; i++) {
      Answer answer = ours.tell("work " + job.tokens);
      tokensPerSecond
          .computeIfAbsent(job, one -> new ArrayList<>())
          .add(answer.number("tokens") / answer.seconds());
    }
  }
}
