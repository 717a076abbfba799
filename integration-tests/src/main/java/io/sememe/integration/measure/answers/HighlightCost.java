// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.FreshTexts;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import io.sememe.integration.node.SolrHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes to highlight ten documents whose token vectors are stored, beside what it takes to
 * encode the question: its vector and those of its tokens.
 *
 * <p>The same search three times, over HTTP: with a question that no cache knows and highlighting,
 * once more the same, and once more without highlighting. The first takes longer than the second by
 * what encoding takes, the second longer than the third by what highlighting takes. Before them the
 * documents are read once, so that Solr's cache of documents serves all three alike.
 */
final class HighlightCost {

  private static final int MEASURED = 300;
  private static final int WARM_UP = 50;

  private final SolrHttp http;
  private final String core;
  private final List<Long> encoding = new ArrayList<>();
  private final List<Long> highlighting = new ArrayList<>();

  HighlightCost(SolrHttp http, String core) {
    this.http = http;
    this.core = core;
  }

  void measure(List<Question> questions, Figures figures) {
    for (int i = -WARM_UP; i < MEASURED; i++) {
      if (i == 0) {
        encoding.clear();
        highlighting.clear();
      }
      take(questions.get(Math.floorMod(i, questions.size())).text());
    }
    double encode = Percentiles.median(encoding);
    double highlight = Percentiles.median(highlighting);
    figures.add("highlighted", MEASURED);
    figures.millis("highlight_ms", highlight);
    figures.millis("encode_ms", encode);
    figures.add("highlight_ratio", 3, highlight / encode);
  }

  private void take(String question) {
    nanos(FreshTexts.like(question), false);
    String fresh = FreshTexts.like(question);
    long first = nanos(fresh, true);
    long second = nanos(fresh, true);
    long third = nanos(fresh, false);
    encoding.add(first - second);
    highlighting.add(second - third);
  }

  private long nanos(String question, boolean highlighted) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "q", "{!semantic f=vector topK=10 cache=false v=$text}",
                "text", question,
                "rows", "10",
                "fl", "id"));
    if (highlighted) {
      parameters.putAll(Map.of("hl", "true", "hl.method", "semantic", "hl.fl", "body"));
    }
    long start = System.nanoTime();
    http.query(core, parameters).orThrow();
    return System.nanoTime() - start;
  }
}
