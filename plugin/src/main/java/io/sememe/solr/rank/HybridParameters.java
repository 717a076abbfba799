// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.nearest.LocalParameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.DisMaxParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.QueryParsing;

/**
 * The parameters of {@code {!hybrid}}: its local ones, and the request's where those are silent.
 */
final class HybridParameters {
  /** How users write the parser. */
  static final String LABEL = "{!hybrid}";

  private static final String FUSION = "fusion";
  private static final String ALPHA = "alpha";
  private static final String FLOOR = "floor";
  private static final String HALF = "half";
  private static final String K = "k";
  private static final String DEPTH = "depth";
  private static final String OPERATORS = "operators";

  /** As many as Lucene may reserve memory for. */
  private static final int MOST_PLACES = 10_000;

  private static final Set<String> OWN =
      Set.of(CommonParams.Q, FUSION, ALPHA, FLOOR, HALF, K, DEPTH, OPERATORS);

  /** The values of the local parameters of a search within. */
  private static final String VALUE = "sememe.hybrid.";

  /** What a search for one part has otherwise, or not at all. */
  private static final Set<String> DECIDED_OUTSIDE =
      Set.of(
          QueryParsing.TYPE,
          CommonParams.Q,
          CommonParams.TAG,
          CommonParams.CACHE,
          CommonParams.COST,
          K,
          DEPTH);

  /** Lists of fields, in which users may write commas for blanks. */
  private static final Set<String> FIELD_LISTS =
      Set.of(DisMaxParams.QF, DisMaxParams.PF, DisMaxParams.PF2, DisMaxParams.PF3);

  /** All that edismax reads, but what it does without a text. */
  private static final Set<String> LEXICAL =
      Set.of(
          DisMaxParams.QF,
          DisMaxParams.PF,
          DisMaxParams.PF2,
          DisMaxParams.PF3,
          DisMaxParams.PS,
          DisMaxParams.PS2,
          DisMaxParams.PS3,
          DisMaxParams.QS,
          DisMaxParams.MM,
          DisMaxParams.MM_AUTORELAX,
          DisMaxParams.TIE,
          DisMaxParams.BQ,
          DisMaxParams.BF,
          "boost",
          "uf",
          "lowercaseOperators",
          "stopwords",
          QueryParsing.OP,
          QueryParsing.SPLIT_ON_WHITESPACE,
          CommonParams.DF);

  private HybridParameters() {}

  /**
   * Returns the local parameters completed by the request's.
   *
   * @param nearest the parameters of the search by meaning
   * @throws org.apache.solr.common.SolrException 400 for a local one that is unknown
   */
  static SolrParams complete(SolrParams local, SolrParams request, Set<String> nearest) {
    Set<String> known = new HashSet<>(nearest);
    known.addAll(OWN);
    known.addAll(LEXICAL);
    LocalParameters.requireKnown(LABEL, local, known);
    ModifiableSolrParams all = new ModifiableSolrParams(local);
    known.removeAll(Set.of(CommonParams.Q, QueryParsing.V));
    known.forEach(name -> complete(all, name, request));
    FIELD_LISTS.forEach(name -> separate(all, name));
    String text = local.get(QueryParsing.V, "");
    all.set(QueryParsing.V, text.isEmpty() ? local.get(CommonParams.Q, "") : text);
    return all;
  }

  /** Reads how the parts become one ranking. */
  static Fusion fusion(SolrParams all) {
    return Fusion.of(all.get(FUSION, Fusion.LINEAR.label()));
  }

  /** Reads whether edismax's operators mean something in the text. */
  static boolean hasOperators(SolrParams all) {
    return all.getBool(OPERATORS, true);
  }

  /** Reads how the parts become one score. */
  static LinearFusion linear(SolrParams all) {
    return new LinearFusion(
        number(all, ALPHA, "0.75", "from 0 to 1", value -> value >= 0 && value <= 1),
        number(all, FLOOR, "0.4", "from -1 to below 1", value -> value >= -1 && value < 1),
        number(all, HALF, "5", "above 0", value -> value > 0 && Double.isFinite(value)));
  }

  /** Reads how places become one ranking. */
  static ReciprocalRanks ranks(SolrParams all) {
    return new ReciprocalRanks(
        LocalParameters.wholeNumber(K, all.get(K, "60"), MOST_PLACES),
        LocalParameters.wholeNumber(DEPTH, all.get(DEPTH, "100"), MOST_PLACES));
  }

  /**
   * Writes a query for all that one part finds, in its order: the same query with other weights.
   *
   * @param type the name under which the parser is registered
   * @param local the local parameters that the user gave
   * @param other those that decide on the order
   * @return the query, as {@code q}, and the parameters that it refers to
   */
  static ModifiableSolrParams part(String type, SolrParams local, SolrParams other) {
    ModifiableSolrParams all = new ModifiableSolrParams(local);
    DECIDED_OUTSIDE.forEach(all::remove);
    other.getParameterNamesIterator().forEachRemaining(name -> all.set(name, other.get(name)));
    ModifiableSolrParams part = new ModifiableSolrParams();
    StringBuilder query = new StringBuilder("{!" + type);
    for (String name : all.getParameterNames()) {
      query.append(' ').append(name).append("=$").append(VALUE).append(name);
      // Several filters, boosts and the like: Solr reads all values where one refers to them.
      part.set(VALUE + name, all.getParams(name));
    }
    return part.set(CommonParams.Q, query.append('}').toString());
  }

  private static double number(
      SolrParams all, String name, String ifMissing, String range, DoublePredicate allowed) {
    return LocalParameters.number(name, all.get(name, ifMissing), range, allowed);
  }

  private static void complete(ModifiableSolrParams all, String name, SolrParams request) {
    String[] values = request.getParams(name);
    if (all.get(name) == null && values != null) {
      all.set(name, values);
    }
  }

  private static void separate(ModifiableSolrParams all, String name) {
    String[] lists = all.getParams(name);
    if (lists != null) {
      all.set(
          name, Arrays.stream(lists).map(list -> list.replace(',', ' ')).toArray(String[]::new));
    }
  }
}
