// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.SolrErrors;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/** What users write as local parameters. */
public final class LocalParameters {
  /** The model that a query names. */
  public static final String MODEL = "model";

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
    requireKnown(label, local, known, SOLRS);
  }

  /**
   * Makes sure that a part of Solr that is no query parser knows all parameters that it is given.
   *
   * @param label how users write it
   * @throws org.apache.solr.common.SolrException as {@link #requireKnown} says
   */
  public static void requireOnly(String label, SolrParams given, Set<String> known) {
    requireKnown(label, given, known, Set.of());
  }

  private static void requireKnown(
      String label, SolrParams given, Set<String> known, Set<String> alsoAllowed) {
    Set<String> unknown = new TreeSet<>();
    given.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    unknown.removeAll(alsoAllowed);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          label + " does not know " + unknown + "; it knows " + new TreeSet<>(known));
    }
  }

  /**
   * Returns the local parameters of a query. Solr gives none when the parser is chosen by defType:
   * then the text is all there is.
   *
   * @param text what Solr takes for the query's text, possibly null
   */
  public static SolrParams of(@Nullable SolrParams given, @Nullable String text) {
    return given == null
        ? new MapSolrParams(Map.of(QueryParsing.V, text == null ? "" : text))
        : given;
  }

  /**
   * Returns the text of a query.
   *
   * @param label how users write the parser
   * @throws org.apache.solr.common.SolrException 400 when there is none, or only blanks
   */
  public static String text(String label, SolrParams local) {
    String text = local.get(QueryParsing.V, "");
    if (text.isBlank()) {
      throw SolrErrors.badRequest(
          label + " needs a text, after the braces or as v; got none or only blanks");
    }
    return text;
  }

  /**
   * Returns the model of a query.
   *
   * @param label how users write the parser
   * @param otherwise the model of queries that name none; null when nothing says which
   * @param where in which filter of which field it could have been found, in words
   * @throws org.apache.solr.common.SolrException 400 when nothing says which
   */
  public static String model(
      String label, SolrParams local, @Nullable String otherwise, String where) {
    String named = local.get(MODEL, "");
    if (!named.isEmpty()) {
      return named;
    }
    if (otherwise == null || otherwise.isEmpty()) {
      throw SolrErrors.badRequest(
          label
              + " needs a model: as local parameter, in "
              + where
              + ", or in the configuration of the query parser");
    }
    return otherwise;
  }

  /**
   * Reads a whole number.
   *
   * @param given what the user wrote
   * @throws org.apache.solr.common.SolrException 400 when it is none from 1 to {@code most}
   */
  public static int wholeNumber(String name, String given, int most) {
    return wholeNumber(name, given, most, "");
  }

  /**
   * Reads a whole number.
   *
   * @param given what the user wrote
   * @param why who says that {@code most} is the most, for the message
   * @throws org.apache.solr.common.SolrException 400 when it is none from 1 to {@code most}
   */
  public static int wholeNumber(String name, String given, int most, String why) {
    String digits = given.trim();
    int number = WHOLE_NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    if (number < 1 || number > most) {
      throw SolrErrors.badRequest(
          name + " must be a whole number from 1 to " + most + why + ", got: " + given);
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
