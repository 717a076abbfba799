// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same documents in an inverted index made in several ways, each in a core of its own: how well
 * they are ranked, how long a query takes and how large the index is.
 */
final class FieldRankings {

  private static final long SEED = 22;
  private static final int WARM_UP_QUERIES = 200;
  private static final int WARM_UP_DOCUMENTS = 10;

  private FieldRankings() {}

  static void measure(QualityPlan plan, SolrNode node, Figures figures) throws IOException {
    List<RankedCore> cores = new ArrayList<>();
    for (RankedField field : fields(plan, node)) {
      cores.add(RankedCore.of(node.http(), field, plan.collection().documents()));
    }
    warmUp(cores);
    report(cores, RankingRun.inTurns(cores, plan.collection().queries()), figures);
    plan.sparse().ifPresent(source -> figures.add("sparse_documents", source.documents()));
  }

  private static List<RankedField> fields(QualityPlan plan, SolrNode node) throws IOException {
    List<RankedField> fields = new ArrayList<>();
    fields.add(RankedField.words());
    if (plan.parts().contains(Part.CONTEXTUAL)) {
      fields.add(RankedField.contextual(plan.model(), plan.contextual()));
    }
    if (plan.sparse().isPresent()) {
      SparseSource source = plan.sparse().get();
      source.install(node.home());
      fields.add(RankedField.sparse(source.figure(), SparseSource.MODEL));
    }
    return fields;
  }

  /** With other questions than the judged ones, whose vectors would be in a cache then. */
  private static void warmUp(List<RankedCore> cores) {
    for (String question : new SampleTexts(SEED).queries(WARM_UP_QUERIES)) {
      cores.forEach(core -> core.best(question, WARM_UP_DOCUMENTS));
    }
  }

  /** The first core is the one that the others are compared with. */
  private static void report(List<RankedCore> cores, List<RankingRun> runs, Figures figures) {
    for (int i = 0; i < cores.size(); i++) {
      String name = cores.get(i).field().name();
      figures.add(name, 4, runs.get(i).ndcg());
      figures.millis(name + "_query_p50_ms", runs.get(i).medianNanos());
      figures.add("bytes_per_document." + name, 1, cores.get(i).bytesPerDocument());
      if (i > 0) {
        double times = runs.get(i).medianNanos() / runs.get(0).medianNanos();
        figures.add(name + "_query.vs." + cores.get(0).field().name(), 3, times);
      }
    }
  }
}
