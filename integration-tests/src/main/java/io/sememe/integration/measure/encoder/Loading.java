// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import java.util.ArrayList;
import java.util.List;

/**
 * The time and the memory that loading takes, in fresh JVMs. Another model is loaded and used first
 * and stays open, so that classes and native libraries are in memory and are not counted; then the
 * system forgets the process's peak, and what is counted is the new peak above what was resident.
 */
final class Loading {

  private static final int PROCESSES = 5;

  private final Workshop workshop;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> peaks = new ArrayList<>();

  Loading(Workshop workshop) {
    this.workshop = workshop;
  }

  void measure(Figures figures) {
    for (int i = 0; i < PROCESSES; i++) {
      try (PeerProcess process = workshop.startForMemory("loading")) {
        process.tell("warm " + workshop.model().sibling());
        load(process);
      }
    }
    figures.add("load.ms", 0, Percentiles.median(millis));
    figures.ratios("load.peak_over_file", peaks);
  }

  private void load(PeerProcess process) {
    process.forgetPeak();
    long before = process.memory().residentKb();
    Answer answer = process.tell("load " + workshop.model().name());
    long grown = process.memory().peakKb() - before;
    millis.add(answer.seconds() * 1000);
    peaks.add(grown * 1024.0 / workshop.model().fileSize());
  }
}
