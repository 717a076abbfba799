// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.query.QueryRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a question costs that the node has encoded before. */
final class QueryMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("rounds");

  private static final int DEFAULT_ROUNDS = 21;

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String usage() {
    return "query [--rounds N]: milliseconds that Solr takes to parse {!semantic} with a text that"
        + " is cached, {!knn} with its vector, and {!term}; query.cached_added_ms is what the first"
        + " takes beyond the last";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Arguments arguments = Arguments.parse(words, OPTIONS);
    if (arguments.folderIfAny().isPresent()) {
      throw new UsageException("query needs no folder.");
    }
    return QueryRun.of(arguments.number("rounds").orElse(DEFAULT_ROUNDS));
  }
}
