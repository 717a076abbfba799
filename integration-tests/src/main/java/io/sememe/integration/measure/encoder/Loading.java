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
 * The time and the memory that loading takes, in fresh JVMs. Copies of another model are loaded and
 * used first and stay open, so that classes and native libraries are in memory and are not counted;
 * then the system forgets the process's peak, and what is counted is the new peak above what was
 * resident. After a single model the JVM's own compilers are still at work on the code that loads,
 * and take as much memory as the model: that is measured, too, under another name.
 */
final class Loading {

  private static final int PROCESSES = 5;
  private static final int SETTLED = 3;

  private final Workshop workshop;
  private final List<String> others;

  Loading(Workshop workshop) {
    this.workshop = workshop;
    this.others = workshop.copiesOfSibling(SETTLED);
  }

  void measure(Figures figures) {
    List<Load> settled = loads(SETTLED);
    figures.add("load.ms", 0, Percentiles.median(settled.stream().map(Load::millis).toList()));
    figures.ratios("load.peak_over_file", settled.stream().map(Load::peak).toList());
    figures.ratios("load.peak_over_file_after_one", loads(1).stream().map(Load::peak).toList());
  }

  private List<Load> loads(int before) {
    List<Load> loads = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      try (PeerProcess process = workshop.startForMemory("loading")) {
        process.tell("warm " + String.join(" ", others.subList(0, before)));
        loads.add(load(process));
      }
    }
    return loads;
  }

  private Load load(PeerProcess process) {
    process.forgetPeak();
    long before = process.memory().residentKb();
    Answer answer = process.tell("load " + workshop.model().name());
    long grown = process.memory().peakKb() - before;
    return new Load(answer.seconds() * 1000, grown * 1024.0 / workshop.model().fileSize());
  }

  /** Until a model was ready, and the most memory meanwhile, in sizes of its file. */
  private record Load(double millis, double peak) {}
}
