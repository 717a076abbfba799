// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.util.Map;

/** Indexes a judged collection on a real node in several ways and asks its queries in each. */
public final class QualityRun {

  private QualityRun() {}

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(QualityPlan plan) throws IOException {
    BeirCollection collection = plan.collection();
    if (collection.queries().isEmpty()) {
      throw new IOException(collection.name() + " has no query with a relevant document");
    }
    Figures figures = new Figures("quality." + collection.name() + ".");
    figures.add("documents", collection.documents().size());
    figures.add("queries", collection.queries().size());
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, plan))) {
      measure(plan, temporary.node(), figures);
    }
    return figures.toMap();
  }

  private static NodeSpec options(NodeSpec spec, QualityPlan plan) {
    return plan.cutting()
        .on(spec)
        .withProperty("sememe.tokens", "int8")
        .withProperty("sememe.model", plan.model())
        .withHeap("1g");
  }

  private static void measure(QualityPlan plan, SolrNode node, Figures figures) throws IOException {
    if (plan.parts().contains(Part.VECTORS)) {
      VectorRankings.measure(plan, node.http(), figures);
    }
    FieldRankings.measure(plan, node, figures);
  }
}
