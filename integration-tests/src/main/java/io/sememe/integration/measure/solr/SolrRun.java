// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Carries out a plan. Everything goes through HTTP to a real node; the bare encoder has a process
 * of its own on the same JDK, heap and flags, and neither side works while the other is measured.
 */
public final class SolrRun {

  private final SolrPlan plan;
  private final MeasuredCore core;
  private final BareEncoder encoder;
  private final Figures figures = new Figures("solr.");

  private SolrRun(SolrPlan plan, MeasuredCore core, BareEncoder encoder) {
    this.plan = plan;
    this.core = core;
    this.encoder = encoder;
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(SolrPlan plan) throws IOException {
    try (Workshop workshop = Workshop.open(plan.model());
        PeerProcess process = workshop.start(Peer.SEMEME);
        TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, plan.model()))) {
      BareEncoder encoder = new BareEncoder(workshop, process);
      return new SolrRun(plan, new MeasuredCore(temporary.node()), encoder).run();
    }
  }

  private static NodeSpec options(NodeSpec spec, String model) {
    return spec.withHeap(Workshop.HEAP).withProperty("sememe.model", model);
  }

  private Map<String, String> run() throws IOException {
    List<String> questions = plan.questions();
    List<String> timed = questions.subList(0, plan.queries());
    encoder.give(plan.corpus().passages(), questions);
    figures.add("texts", plan.corpus().name());
    figures.add("model", plan.model());
    figures.add("documents", plan.corpus().documents().size());
    figures.add("rounds", plan.rounds());
    figures.add("cores", Runtime.getRuntime().availableProcessors());
    new IndexingSpeed(core, encoder, plan.corpus()).measure(plan.rounds(), figures);
    core.settle();
    new QueryOverhead(core, encoder, questions).measure(plan.queries(), plan.rounds(), figures);
    new SearchUnderIndexing(core, plan.corpus(), timed).measure(plan.rounds(), figures);
    return figures.toMap();
  }
}
