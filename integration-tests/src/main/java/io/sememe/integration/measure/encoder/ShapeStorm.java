// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.measure.texts.SampleTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether memory stops growing under texts of every length, at random, from all cores. */
final class ShapeStorm {

  private static final int LONGEST_TOKENS = 512;
  private static final long SEED = 13;
  private static final int SLICE_SECONDS = 5;

  private final Workshop workshop;

  ShapeStorm(Workshop workshop) {
    this.workshop = workshop;
  }

  void measure(int minutes, Figures figures) {
    List<Long> resident = new ArrayList<>();
    long runs = 0;
    try (PeerProcess ours = workshop.startForMemory(Peer.SEMEME.kind())) {
      List<String> texts = new SampleTexts(SEED).ofEveryLength(LONGEST_TOKENS);
      ours.tell("texts " + workshop.write("storm.txt", texts));
      int slices = minutes * 60 / SLICE_SECONDS;
      for (int slice = 0; slice < slices; slice++) {
        runs += ours.tell("storm " + SLICE_SECONDS + " " + slice).number("runs");
        resident.add(ours.memory().residentKb());
      }
    }
    figures.add("storm.runs", runs);
    figures.add("storm.rss_mb", 0, Collections.max(resident) / 1024.0);
    figures.add("storm.growth_percent", 1, growthPercent(resident));
  }

  /** How much the most of the second half is above the most of the first. */
  static double growthPercent(List<Long> samples) {
    int half = samples.size() / 2;
    long first = Collections.max(samples.subList(0, half));
    long second = Collections.max(samples.subList(half, samples.size()));
    return 100.0 * (second - first) / first;
  }
}
