// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.WordSense;
import io.sememe.integration.measure.texts.WordSenses;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Asks for words in one of their senses, and looks whether documents of that sense come first. */
public final class SensesRun {

  private SensesRun() {}

  /**
   * Measures.
   *
   * @param model whose contextual vectors are in the postings
   * @param parameters local parameters of the contextual query
   */
  public static Map<String, String> of(String model, Map<String, String> parameters)
      throws IOException {
    List<WordSense> senses = WordSenses.read();
    BeirCollection collection = WordSenses.collection(senses);
    Figures figures = new Figures(collection.name() + ".");
    figures.add("words", senses.stream().map(WordSense::word).distinct().count());
    figures.add("documents", collection.documents().size());
    figures.add("queries", collection.queries().size());
    try (TemporaryNode temporary = TemporaryNode.start(spec -> spec)) {
      SolrHttp http = temporary.node().http();
      double contextual = map(collection, http, RankedField.contextual(model, parameters));
      double words = map(collection, http, RankedField.words());
      figures.add("contextual.map", 4, contextual);
      figures.add("bm25.map", 4, words);
      figures.add("gain", 4, contextual - words);
    }
    return figures.toMap();
  }

  private static double map(BeirCollection collection, SolrHttp http, RankedField field) {
    return map(collection, RankedCore.of(http, field, collection.documents()));
  }

  /** The mean of the average precision over all queries, of all documents ranked. */
  static double map(BeirCollection collection, Way way) {
    int all = collection.documents().size();
    return collection.queries().stream()
        .mapToDouble(query -> AveragePrecision.of(way.best(query.text(), all), query.judgements()))
        .average()
        .orElseThrow();
  }
}
