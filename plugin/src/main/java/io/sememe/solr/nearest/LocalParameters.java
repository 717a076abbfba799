// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.SolrErrors;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;

/** What users write as local parameters. */
public final class LocalParameters {
  /** What any query parser may be given. */
  private static final Set<String> SOLRS =
      Set.of(QueryParsing.TYPE, CommonParams.CACHE, CommonParams.COST, CommonParams.TAG);

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

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

  /**
   * Reads a whole number.
   *
   * @param given what the user wrote
   * @throws org.apache.solr.common.SolrException 400 when it is none from 1 to {@code most}
   */
  public static int wholeNumber(String name, String given, int most) {
    String digits = given.trim();
    int number = WHOLE_NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    if (number < 1 || number > most) {
      throw SolrErrors.badRequest(
          name + " must be a whole number from 1 to " + most + ", got: " + given);
    }
    return number;
  }

  /**
   * Reads a number.
   *
   * @param given what the user wrote
   * @param range what is allowed, in words
   * @throws org.apache.solr.common.SolrException 400 when it is none that is allowed
   */
  public static double number(String name, String given, String range, DoublePredicate allowed) {
    double number;
    try {
      number = Double.parseDouble(given);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!allowed.test(number)) {
      throw SolrErrors.badRequest(name + " must be a number " + range + ", got: " + given);
    }
    return number;
  }
}
