// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.encoder.EncoderPlan.Part;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.ProcessMemory;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.node.Jdk;
import java.io.IOException;
import java.util.Map;

/** Carries out a plan, one part after the other: nothing else of ours runs beside what is timed. */
public final class EncoderRun {

  private final EncoderPlan plan;
  private final Workshop workshop;
  private final Figures figures = new Figures("encoder.");

  private EncoderRun(EncoderPlan plan, Workshop workshop) {
    this.plan = plan;
    this.workshop = workshop;
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(EncoderPlan plan) throws IOException {
    try (Workshop workshop = Workshop.open(plan.model())) {
      return new EncoderRun(plan, workshop).run();
    }
  }

  private Map<String, String> run() {
    requireMemoryIsTold();
    figures.add("model", plan.model());
    figures.add("jdk", Jdk.current().feature());
    figures.add("cores", workshop.cores());
    if (plan.parts().contains(Part.PEERS)) {
      comparePeers();
    }
    if (plan.parts().contains(Part.ROOFLINE)) {
      System.err.println("Comparing with the peak of this machine");
      Flops.of(plan.model())
          .ifPresent(flops -> new Roofline(workshop, flops).measure(plan.rounds(), figures));
    }
    if (plan.parts().contains(Part.LINEAR)) {
      System.err.println("Encoding 10 thousand, 100 thousand and a million tokens");
      new LinearCost(workshop).measure(plan.corpora().get(0), plan.rounds(), figures);
    }
    if (plan.parts().contains(Part.LOAD)) {
      System.err.println("Loading");
      new Loading(workshop).measure(figures);
    }
    if (plan.stormMinutes() > 0) {
      System.err.println("Sending texts of random lengths for " + plan.stormMinutes() + " minutes");
      new ShapeStorm(workshop).measure(plan.stormMinutes(), figures);
    }
    return figures.toMap();
  }

  /** Found out now, and not at the end of a long comparison. */
  private static void requireMemoryIsTold() {
    ProcessMemory.of(ProcessHandle.current().pid());
  }

  private void comparePeers() {
    try (Comparison comparison = new Comparison(workshop)) {
      comparison.open(plan.peers());
      plan.corpora().forEach(corpus -> comparison.measure(corpus, plan.rounds(), figures));
    }
    figures.add("springai.batch", Peer.SPRINGAI.batch());
  }
}
