// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.measure.texts.DistinctTexts;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param model an installed model
 * @param corpus the documents to index
 * @param originals what the questions are made of, at least one text
 * @param queries how many questions are asked and timed, at least 1
 * @param rounds how often each side takes its turn, at least 1
 */
public record SolrPlan(
    String model, Corpus corpus, List<String> originals, int queries, int rounds) {

  private static final int WARM_UP_QUERIES = 200;

  public SolrPlan {
    originals = List.copyOf(originals);
  }

  /** All questions, each in other words; the last {@link #warmUpQueries} are not timed. */
  List<String> questions() {
    return DistinctTexts.of(originals, queries + warmUpQueries());
  }

  int warmUpQueries() {
    return Math.min(WARM_UP_QUERIES, queries);
  }
}
