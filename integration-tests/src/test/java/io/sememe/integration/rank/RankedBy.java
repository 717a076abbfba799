// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import java.util.HashMap;
import java.util.Map;

/** The ways to rank that a query can ask for, each with exact search. */
enum RankedBy {
  SEMANTIC(RankedBy.MEANING, ""),
  HYBRID(RankedBy.BOTH, ""),
  RRF("{!hybrid f=vector qf=title,body mm=1 fusion=rrf depth=30 exact=true v=$text}", ""),
  MAXSIM(RankedBy.MEANING, "{!maxsim f=vector reRankDocs=20 v=$text}"),
  CROSS_ENCODER(
      RankedBy.BOTH,
      "{!crossencoder model=" + SharedRankings.MODEL + " f=title,body reRankDocs=20 v=$text}");

  /** Down to here the order does not depend on shards. */
  static final int TOP_K = 30;

  /** So many of them are looked at again, where that is done. */
  static final int RERANKED = 20;

  private static final String MEANING = "{!semantic f=vector topK=30 exact=true v=$text}";
  private static final String BOTH =
      "{!hybrid f=vector qf=title,body mm=1 topK=30 exact=true v=$text}";

  private final String query;
  private final String rerank;

  RankedBy(String query, String rerank) {
    this.query = query;
    this.rerank = rerank;
  }

  /** Whether the first documents are looked at again. */
  boolean reranks() {
    return !rerank.isEmpty();
  }

  /** The parameter that says how many documents are looked for, or looked at again. */
  String count() {
    if (reranks()) {
      return "reRankDocs";
    }
    return this == RRF ? "depth" : "topK";
  }

  /** Whether a score depends on nothing but the document. */
  boolean scoresEachAlone() {
    return !reranks() && this != RRF;
  }

  /** Whether words of the question are looked for. */
  boolean readsWords() {
    return query.contains("qf=");
  }

  /**
   * Returns the parameters that ask a question.
   *
   * @param settings more of them, each as name=value, in place of what these would be
   */
  Map<String, String> ask(String question, String... settings) {
    Map<String, String> request = new HashMap<>();
    request.put("q", query);
    request.put("text", question);
    request.put("sort", "score desc,id asc");
    request.put("fl", "id,score");
    if (reranks()) {
      request.put("rq", rerank);
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      request.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return request;
  }
}
