// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.SolrCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Carries out a plan on a cluster of three nodes, on the oldest and the newest Java in turns. */
public final class ClusterRun {

  private static final int NODES = 3;
  private static final int CONNECTIONS = 3;
  private static final String CONFIGSET = "semantic";
  private static final String NAME = "measured";
  private static final double NANOS_PER_SECOND = 1e9;

  private final ClusterPlan plan;
  private final CloudCollection collection;
  private final InferenceMetric metric;
  private final List<OptionalLong> inferences = new ArrayList<>();
  private final Figures figures = new Figures("cluster.");

  private ClusterRun(ClusterPlan plan, CloudCollection collection) {
    this.plan = plan;
    this.collection = collection;
    this.metric = new InferenceMetric(plan.model());
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(ClusterPlan plan) throws IOException {
    try (SolrCluster cluster =
        SolrCluster.start(jdks(), spec -> spec.withProperty("sememe.model", plan.model()))) {
      cluster.uploadConfigset(CONFIGSET);
      CloudCollection collection = CloudCollection.create(cluster, NAME, CONFIGSET);
      return new ClusterRun(plan, collection).run();
    }
  }

  private static List<Jdk> jdks() {
    List<Jdk> installed = Jdk.installed();
    return IntStream.range(0, NODES)
        .mapToObj(node -> installed.get(node % installed.size()))
        .toList();
  }

  private Map<String, String> run() throws IOException {
    collection.awaitActive();
    long start = System.nanoTime();
    Counts counts = index();
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    collection.awaitActive();
    collection.commit();
    collection.cluster().nodes().forEach(node -> inferences.add(metric.read(node)));
    report(counts, compare(), seconds);
    return figures.toMap();
  }

  /** Returns when all documents are acknowledged and all nodes that were killed are back. */
  private Counts index() {
    List<ObjectNode> documents = plan.corpus().documents();
    KillPlan kills = KillPlan.draw(plan.seed(), plan.kills(), documents.size(), NODES);
    Pace pace = new Pace(kills.limit(0));
    try (Background background = new Background(CONNECTIONS + 1)) {
      Future<List<OptionalLong>> killing =
          background.start(new Killer(collection, kills, pace, metric));
      Counts counts =
          new SteadyClient(new RetryingSender(collection), pace, background)
              .send(documents, ProgressPrinter.on(System.err));
      inferences.addAll(Background.result(killing));
      return counts;
    }
  }

  private Comparison compare() throws IOException {
    List<String> ids =
        plan.corpus().documents().stream().map(document -> document.path("id").asText()).toList();
    Comparison comparison = Comparison.of(ids, new ReplicaReader(collection).read());
    System.err.println("lost: " + comparison.lost());
    System.err.println("not the same on all replicas: " + comparison.mismatches());
    return comparison;
  }

  private void report(Counts counts, Comparison comparison, double seconds) {
    figures.add("texts", plan.corpus().name());
    figures.add("model", plan.model());
    figures.add("documents", plan.corpus().documents().size());
    figures.add("kills", plan.kills());
    figures.add("acknowledged", counts.acknowledged());
    figures.add("lost", comparison.lost().size());
    figures.add("replica_mismatches", comparison.mismatches().size());
    figures.add("inferences_per_text", 4, counts.inferencesPerText());
    figures.add("retried_batches", counts.retriedBatches());
    figures.add("retry_inferences", counts.encodedRetrying());
    InferenceMetric.sum(inferences).ifPresent(sum -> figures.add("metric_inferences", sum));
    figures.add("seconds", 1, seconds);
    QueryCost cost = new QueryCost(collection, plan.seed());
    figures.add("encodes_per_query", 2, cost.encodes(metric));
    figures.add("pairs_per_query", 2, cost.pairs());
  }
}
