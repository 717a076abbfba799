// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.SolrErrors;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;

/** The names of local parameters. */
public final class LocalParameters {
  /** What any query parser may be given. */
  private static final Set<String> SOLRS =
      Set.of(QueryParsing.TYPE, CommonParams.CACHE, CommonParams.COST, CommonParams.TAG);

  private LocalParameters() {}

  /**
   * Makes sure that a parser knows all local parameters that it is given. Solr ignores what it does
   * not know; a misspelt topK would just find less.
   *
   * @param label how users write the parser
   * @throws org.apache.solr.common.SolrException 400 with those that are unknown, and those that
   *     are not
   */
  public static void requireKnown(String label, SolrParams local, Set<String> known) {
    Set<String> unknown = new TreeSet<>();
    local.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeIf(((Predicate<String>) known::contains).or(SOLRS::contains));
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          label + " does not know " + unknown + "; it knows " + new TreeSet<>(known));
    }
  }
}
