// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.GroupParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;

/**
 * What all rerankers are told.
 *
 * @param text what documents are compared with: the reranker's own text, or that of the main query
 * @param documents how many are looked at, 1 to 1,000
 * @param weight how much the reranker's word counts against the score before, within 0 and 1
 */
record RerankParameters(String text, int documents, float weight) {
  static final String DOCUMENTS = "reRankDocs";
  static final String WEIGHT = "weight";

  private static final int MAX_DOCUMENTS = 1000;
  private static final String SCORE_FIRST = "score desc";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> COMMON =
      Set.of(QueryParsing.TYPE, QueryParsing.V, DOCUMENTS, WEIGHT);

  /**
   * What a parser knows.
   *
   * @param name the name of the reranker
   * @param parameters its own parameters
   * @param documents how many documents it looks at unless it is told
   * @param signal what {@link Relevance#signal} is, in words
   */
  record Known(String name, Set<String> parameters, int documents, String signal) {}

  /**
   * Reads the parameters.
   *
   * @throws org.apache.solr.common.SolrException 400 when one is unknown or wrong, or the request
   *     wants an order that is not by score
   */
  static RerankParameters of(Known known, SolrParams local, SolrQueryRequest request) {
    requireKnown(known, local);
    requireOrderByScore(known, request.getParams());
    return new RerankParameters(
        text(known, local, request), documents(known, local), weight(local));
  }

  private static void requireKnown(Known known, SolrParams local) {
    Set<String> unknown = new TreeSet<>();
    local.getParameterNamesIterator().forEachRemaining(unknown::add);
    Set<String> all = new TreeSet<>(COMMON);
    all.addAll(known.parameters());
    unknown.removeAll(all);
    all.remove(QueryParsing.TYPE);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!" + known.name() + "} does not know " + unknown + "; it knows " + all);
    }
  }

  private static void requireOrderByScore(Known known, SolrParams params) {
    if (params.getBool(GroupParams.GROUP, false)) {
      throw SolrErrors.badRequest(
          "rq={!"
              + known.name()
              + "} gives documents new places, and group=true has no places for them; use"
              + " fq={!collapse field=…} with expand=true");
    }
    String sort = params.get(CommonParams.SORT, SCORE_FIRST).trim();
    if (!sort.isEmpty() && !sort.startsWith(SCORE_FIRST)) {
      throw SolrErrors.badRequest(
          "rq={!"
              + known.name()
              + "} orders by score; the sort must begin with 'score desc', got: "
              + sort);
    }
  }

  private static String text(Known known, SolrParams local, SolrQueryRequest request) {
    String own = local.get(QueryParsing.V);
    String text = own == null || own.isBlank() ? textOfMainQuery(request) : own;
    if (text == null || text.isBlank()) {
      throw SolrErrors.badRequest(
          "{!"
              + known.name()
              + "} needs a text to compare documents with: its own v, or that of the query q");
    }
    return text;
  }

  private static String textOfMainQuery(SolrQueryRequest request) {
    SolrParams params = request.getParams();
    try {
      String type = params.get(QueryParsing.DEFTYPE, QParserPlugin.DEFAULT_QTYPE);
      String text = QParser.getParser(params.get(CommonParams.Q), type, request).getString();
      return text == null ? "" : text;
    } catch (SyntaxError e) {
      throw SolrErrors.badRequest("q cannot be read: " + e.getMessage());
    }
  }

  private static int documents(Known known, SolrParams local) {
    String given = local.get(DOCUMENTS, Integer.toString(known.documents()));
    return wholeNumber(DOCUMENTS, given, MAX_DOCUMENTS);
  }

  /**
   * Reads a number.
   *
   * @throws org.apache.solr.common.SolrException 400 when it is none from 1 to {@code most}
   */
  static int wholeNumber(String parameter, String given, int most) {
    int number = WHOLE_NUMBER.matcher(given.trim()).matches() ? Integer.parseInt(given.trim()) : 0;
    if (number < 1 || number > most) {
      throw SolrErrors.badRequest(
          parameter + " must be a whole number from 1 to " + most + ", got: " + given);
    }
    return number;
  }

  private static float weight(SolrParams local) {
    String given = local.get(WEIGHT, "1");
    float weight = number(given);
    if (!(weight >= 0 && weight <= 1)) {
      throw SolrErrors.badRequest(WEIGHT + " must be a number from 0 to 1, got: " + given);
    }
    return weight;
  }

  private static float number(String given) {
    try {
      return Float.parseFloat(given);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
