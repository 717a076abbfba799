// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.encoder.EncoderPlan.Part;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.node.Jdk;
import java.io.IOException;
import java.util.Map;

/** Carries out a plan, one part after the other: nothing else of ours runs beside what is timed. */
public final class EncoderRun {

  private final EncoderPlan plan;
  private final Workshop workshop;
  private final Log log = new Log(System.err);
  private final Figures figures = new Figures();

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
    figures.add("encoder.model", plan.model());
    figures.add("encoder.jdk", Jdk.current().feature());
    figures.add("encoder.cores", workshop.cores());
    if (plan.parts().contains(Part.PEERS)) {
      comparePeers();
    }
    if (plan.parts().contains(Part.ROOFLINE)) {
      log.say("Comparing with the peak of this machine");
      Flops.of(plan.model())
          .ifPresent(flops -> new Roofline(workshop, flops).measure(plan.rounds(), figures));
    }
    if (plan.parts().contains(Part.LINEAR)) {
      log.say("Encoding 10 thousand, 100 thousand and a million tokens");
      new LinearCost(workshop).measure(plan.corpora().get(0), plan.rounds(), figures);
    }
    if (plan.parts().contains(Part.LOAD)) {
      log.say("Loading");
      new Loading(workshop).measure(figures);
    }
    if (plan.stormMinutes() > 0) {
      log.say("Sending texts of random lengths for " + plan.stormMinutes() + " minutes");
      new ShapeStorm(workshop).measure(plan.stormMinutes(), figures);
    }
    return figures.toMap();
  }

  /** Found out now, and not at the end of a long comparison. */
  private static void requireMemoryIsTold() {
    ProcessMemory.of(ProcessHandle.current().pid());
  }

  private void comparePeers() {
    try (Comparison comparison = new Comparison(workshop, log)) {
      comparison.open(plan.peers());
      plan.corpora().forEach(corpus -> comparison.measure(corpus, plan.rounds(), figures));
    }
    figures.add("encoder.springai.batch", Peer.SPRINGAI.batch());
  }
}
