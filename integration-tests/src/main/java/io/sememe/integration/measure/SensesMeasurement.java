// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.quality.SensesRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a word is found in the sense that the other words of a query give it. */
final class SensesMeasurement implements Measurement {

  static final Set<String> OPTIONS = options();

  @Override
  public String name() {
    return "senses";
  }

  @Override
  public String usage() {
    return "senses [--model NAME] "
        + ContextualParameters.USAGE
        + ": mean average precision of {!contextual} and of BM25 for ambiguous words whose sense"
        + " only the other words of a query tell, and none of those is in a document of the word;"
        + " gain is the difference; --alpha, --floor and --ceiling go to {!contextual}";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Arguments arguments = Arguments.parse(words, OPTIONS);
    if (!arguments.positional().isEmpty()) {
      throw new UsageException("senses needs no folder.");
    }
    return SensesRun.of(
        arguments.option("model").orElse(DEFAULT_MODEL), ContextualParameters.of(arguments));
  }

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(ContextualParameters.OPTIONS);
    options.add("model");
    return options;
  }
}
