// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Carries out a plan on nodes of its own. */
public final class LoadRun {
  private static final String HEAP = "1g";
  private static final String MODEL = "bge-small-en-v1.5";
  private static final int BATCH = 100;
  private static final int CONNECTIONS = 2;

  private final LoadPlan plan;
  private final Figures figures = new Figures("load.");

  private LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(LoadPlan plan) throws IOException {
    LoadRun run = new LoadRun(plan);
    run.figures.add("cores", Runtime.getRuntime().availableProcessors());
    run.overload();
    run.cyclesAndTermination();
    return run.figures.toMap();
  }

  private void overload() throws IOException {
    try (TemporaryNode temporary =
        TemporaryNode.start(spec -> spec.withHeap(HEAP).withWholeHeap())) {
      SolrNode node = filled(temporary);
      new Overload(node, plan).measure(figures);
    }
  }

  // A smaller heap is full sooner: then resident memory says what the models take.
  private void cyclesAndTermination() throws IOException {
    try (TemporaryNode temporary = TemporaryNode.start(UnaryOperator.identity())) {
      SolrNode node = filled(temporary);
      new ModelCycles(node, MODEL).measure(plan.cycles(), figures);
      Termination.measure(node, figures);
    }
  }

  private SolrNode filled(TemporaryNode temporary) {
    SolrNode node = temporary.node();
    node.http().createCore(LoadPlan.CORE, "semantic").orThrow();
    new BulkIndexer(node.http(), LoadPlan.CORE, BATCH, CONNECTIONS)
        .index(Corpus.generatedDistinct(plan.documents()).documents(), progress -> {});
    return node;
  }
}
