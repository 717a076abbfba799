// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users can read of every parameter that a part of Sememe says it knows. */
@OnEveryJdk
final class DocumentedParametersIT {
  private static final String README = "README.md";
  private static final String INSTALL = "solr-config/INSTALL.md";
  private static final String ANALYSIS = "solr-config/ANALYSIS.md";
  private static final String ANSWERS = "solr-config/ANSWERS.md";
  private static final String LATE = "**Rerank by late interaction.**";
  private static final String PAIRS = "**Rerank with a cross-encoder.**";

  /** "With all of its parameters", says the guide. */
  private static final Set<String> OF_EDISMAX =
      Set.of(
          "bf",
          "boost",
          "bq",
          "df",
          "lowercaseOperators",
          "mm",
          "mm.autoRelax",
          "pf",
          "pf2",
          "pf3",
          "ps",
          "ps2",
          "ps3",
          "q.op",
          "qf",
          "qs",
          "sow",
          "stopwords",
          "tie",
          "uf");

  private final SolrNode node;

  DocumentedParametersIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void those_of_query_parsers() throws IOException {
    TestCore core = TestCore.of(node, "semantic");
    GuidePassage.of(README, "**Questions**", "Any other local parameter")
        .requireAllOf(core.query("q", "{!semantic f=vector misspelt=1}tea"));
    GuidePassage.of(README, "**Words and meaning together**", "**Words in the sense")
        .requireAllOf(core.query("q", "{!hybrid f=vector misspelt=1}tea"), OF_EDISMAX::contains);
    GuidePassage.of(ANALYSIS, "| local parameter |", "## Weighted terms")
        .requireAllOf(core.query("q", "{!contextual f=body_contextual misspelt=1}tea"));
    GuidePassage.of(ANALYSIS, "Its local parameters", "## Once in the cluster")
        .requireAllOf(core.query("q", "{!sparse f=body misspelt=1}tea"));
    GuidePassage.of(README, LATE, PAIRS).requireAllOf(reranked(core, "maxsim"));
    GuidePassage.of(README, PAIRS, "**Answers.**").requireAllOf(reranked(core, "crossencoder"));
  }

  @Test
  void those_of_what_is_shown_with_each_hit() throws IOException {
    TestCore core = TestCore.of(node, "semantic");
    GuidePassage.of(README, "PassageTransformerFactory", "It is a query like any other")
        .requireAllOf(shown(core, "passage"));
    GuidePassage.of(README, LATE, PAIRS).requireAllOf(shown(core, "maxsim"));
    GuidePassage.of(ANSWERS, "## An answer with each hit", "## Highlight")
        .requireAllOf(shown(core, "answer"));
    GuidePassage.of(ANSWERS, "## What a model looks at", "## What tokens")
        .requireAllOf(shown(core, "attention"));
  }

  @Test
  void those_of_handlers() throws IOException {
    TestCore core = TestCore.of(node, "semantic");
    GuidePassage.of(ANSWERS, "## Ask", "## An answer with each hit")
        .requireAllOf(asked(core, "/ask", Map.of("q", "tea", "ans.misspelt", "1")));
    GuidePassage.of(ANSWERS, "## What a model looks at", "## What tokens")
        .requireAllOf(misspelt(core, "explain", Map.of("text", "tea")));
    GuidePassage.of(ANSWERS, "## What tokens", "## Who may see it")
        .requireAllOf(misspelt(core, "tokens", Map.of("text", "tea")));
  }

  @Test
  void those_of_administration() throws IOException {
    TestCore core = TestCore.of(node, "semantic");
    GuidePassage models = GuidePassage.of(INSTALL, "## Models and status", "## What a collection");
    models.requireAllOf(misspelt(core, "status", Map.of()));
    for (String action : List.of("list", "load", "unload", "reload", "warm", "verify")) {
      models.requireAllOf(misspelt(core, "models", Map.of("action", action)));
    }
    GuidePassage spaces = GuidePassage.of(INSTALL, "## What a collection", "## Metrics");
    for (String action : List.of("accept", "forget")) {
      spaces.requireAllOf(misspelt(core, "spaces", Map.of("action", action)));
    }
    GuidePassage jobs = GuidePassage.of(README, "**Another model.**", "**Questions**");
    for (String action : List.of("start", "resume")) {
      jobs.requireAllOf(misspelt(core, "embed", Map.of("action", action)));
    }
  }

  @Test
  void those_of_what_stands_in_solrconfig() throws IOException {
    GuidePassage.of(README, "| `model` | required | a folder", "**A vector of each token**")
        .requireAllOf(misconfigured("vectors", "<str name=\"dest\">vector</str>"));
    GuidePassage.of(ANSWERS, "## Ask", "## An answer with each hit")
        .requireAllOf(misconfigured("answers", "class=\"io.sememe.solr.answer.AnswerComponent\">"));
    GuidePassage.of(ANSWERS, "From `hl.snippets`", "## A model that is trained")
        .requireAllOf(
            misconfigured(
                "highlights", "class=\"io.sememe.solr.highlight.SemanticHighlightComponent\">"));
    GuidePassage.of(INSTALL, "| setting | what it names |", "All are optional")
        .requireAllOf(misconfigured("page", "class=\"io.sememe.solr.page.PageHandler\">"));
  }

  /** A core whose configuration has an element that nobody knows behind another text. */
  private Reply misconfigured(String name, String behind) {
    String configset = "misspelt-" + name;
    Configset.copy(node, configset)
        .replace("solrconfig.xml", behind, behind + "<str name=\"misspelt\">1</str>");
    return node.http().createCore(configset, configset);
  }

  private static Reply reranked(TestCore core, String parser) {
    return core.query("q", "*:*", "rq", "{!" + parser + " f=body misspelt=1 v=tea}");
  }

  private static Reply shown(TestCore core, String transformer) {
    String fields = "id,[" + transformer + " f=body v=tea misspelt=1]";
    return core.query("q", "{!semantic f=vector}tea", "fl", fields);
  }

  private Reply misspelt(TestCore core, String handler, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("misspelt", "1");
    return asked(core, "/sememe/" + handler, all);
  }

  private Reply asked(TestCore core, String path, Map<String, String> parameters) {
    return node.http().postForm("/" + core.name() + path, parameters);
  }
}
