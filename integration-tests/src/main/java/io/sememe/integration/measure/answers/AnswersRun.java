// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.util.List;
import java.util.Map;

/** Indexes paragraphs on a real node, and asks about each of them and about all. */
public final class AnswersRun {

  private final AnswersPlan plan;
  private final SolrHttp http;
  private final Offsets offsets;
  private final Figures figures = new Figures("answers.");

  private AnswersRun(AnswersPlan plan, SolrHttp http) {
    this.plan = plan;
    this.http = http;
    this.offsets = new Offsets(plan.collection().paragraphs());
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(AnswersPlan plan) {
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, plan))) {
      return new AnswersRun(plan, temporary.node().http()).run();
    }
  }

  private static NodeSpec options(NodeSpec spec, AnswersPlan plan) {
    return spec.withProperty("sememe.model", plan.model()).withHeap("1g");
  }

  private Map<String, String> run() {
    SquadCollection collection = plan.collection();
    figures.add("collection", collection.name());
    figures.add("model", plan.model());
    figures.add("paragraphs", collection.paragraphs().size());
    GivenParagraphs given = new GivenParagraphs(http, collection.paragraphs(), offsets);
    List<Question> questions = collection.sample(plan.questions());
    given.measure(questions, figures);
    given.compare(questions, figures);
    AskedCore articles = AskedCore.ofArticles(http, collection.paragraphs());
    List<Question> asked = collection.sample(plan.asked());
    new AllParagraphs(articles, offsets).measure(asked, figures);
    offsets.addTo(figures);
    new HighlightCost(http, articles.name()).measure(asked, figures);
    return figures.toMap();
  }
}
