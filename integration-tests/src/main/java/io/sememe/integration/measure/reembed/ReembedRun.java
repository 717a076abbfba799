// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves a core of a real node to another model while it is searched, and kills the node once. */
public final class ReembedRun {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofSeconds(30);
  private static final Duration AFTER = Duration.ofSeconds(10);
  private static final int MEDIAN = 50;
  private static final int SLOWEST = 99;

  private final ReembedPlan plan;
  private final MortalNode node;
  private final Figures figures = new Figures("reembed.");

  private ReembedRun(ReembedPlan plan, MortalNode node) {
    this.plan = plan;
    this.node = node;
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(ReembedPlan plan) throws IOException {
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, plan.from()))) {
      return new ReembedRun(plan, new MortalNode(temporary)).run();
    }
  }

  private static NodeSpec options(NodeSpec spec, String model) {
    return spec.withHeap("1g").withProperty("sememe.model", model);
  }

  private Map<String, String> run() throws IOException {
    node.core().create();
    node.core().index(plan.corpus().documents());
    Map<String, Ranking> old = rankings(MovingCore.FIELD);
    try (Clients clients = Clients.begin(node, plan.questions())) {
      Pause.of(WARM_UP);
      long calm = System.nanoTime();
      Pause.of(CALM);
      Moved moved = new Move(plan, node).carryOut();
      Pause.of(AFTER);
      List<Search> searches = clients.stop();
      Spaces spaces = new Spaces(old, rankings(MovingCore.INTO));
      report(moved);
      report(Verdict.of(searches, spaces, moved.end()), searches.size());
      report("before", between(calm, moved.start(), searches), spaces);
      report("during", between(moved.start(), moved.end(), searches), spaces);
      report("after", between(moved.end(), Long.MAX_VALUE, searches), spaces);
    }
    return figures.toMap();
  }

  /** Asked for as many as there are, Lucene looks at every vector. */
  private Map<String, Ranking> rankings(String field) {
    Map<String, Ranking> rankings = new HashMap<>();
    int all = plan.corpus().documents().size();
    for (String question : plan.questions()) {
      Reply exact = node.core().search(field, question, all, Ranking.LENGTH).orThrow();
      rankings.put(question, Ranking.of(Hit.of(exact)));
    }
    return rankings;
  }

  private static List<Search> between(long from, long to, List<Search> searches) {
    return searches.stream()
        .filter(search -> search.isAnswered() && search.sent() >= from && search.sent() < to)
        .toList();
  }

  private void report(Moved moved) {
    figures.add("texts", plan.corpus().name());
    figures.add("from", plan.from());
    figures.add("into", plan.into());
    figures.add("load_percent", plan.loadPercent());
    figures.add("documents", plan.corpus().documents().size());
    figures.add("done", moved.progress().done());
    figures.add("seconds", 1, moved.seconds());
    figures.add("down_seconds", 1, moved.downSeconds());
    figures.speed("docs_per_s", moved.perSecond());
    figures.add("killed_at_percent", moved.killedAtPercent());
    figures.add("progress_went_back", moved.progress().wentBack());
    figures.add("progress_furthest_back", moved.progress().furthestBack());
    moved.firstInferences().ifPresent(count -> figures.add("inferences.before_kill", count));
    moved.inferences().ifPresent(count -> figures.add("inferences.after_kill", count));
  }

  private void report(Verdict verdict, int searches) {
    figures.add("queries_per_s", Clients.perSecond());
    figures.add("searches", searches);
    figures.add("failed_searches", verdict.failed());
    figures.add("cut_off_searches", verdict.cutOff());
    figures.add("mixed_answers", verdict.mixed());
    figures.add("inexact_answers", verdict.inexact());
    figures.add("turned_back_answers", verdict.turnedBack());
  }

  private void report(String phase, List<Search> answered, Spaces spaces) {
    if (answered.isEmpty()) {
      return;
    }
    List<Long> nanos = answered.stream().map(Search::nanos).toList();
    long exact = answered.stream().filter(spaces::isExact).count();
    figures.millis("query_p50_ms." + phase, Percentiles.percentile(MEDIAN, nanos));
    figures.millis("query_p99_ms." + phase, Percentiles.percentile(SLOWEST, nanos));
    figures.add("exact_share." + phase, 3, (double) exact / answered.size());
  }
}
