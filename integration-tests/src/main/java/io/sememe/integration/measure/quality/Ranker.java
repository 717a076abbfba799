// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import java.util.HashMap;
import java.util.Map;

/** A query of the configset that ranks documents. */
enum Ranker {
  MEANING("/select", "{!semantic f=vector topK=100 v=$text}"),

  /** Both in one score, as the query parser does it by default. */
  HYBRID("/select", "{!hybrid f=vector qf=text mm=1 v=$text}"),

  /** Both by their places. */
  RRF("/select", "{!hybrid f=vector qf=text mm=1 fusion=rrf v=$text}"),

  /** The first by meaning, in the order of late interaction. */
  MAXSIM("/select", MEANING.query) {
    @Override
    Map<String, String> parameters(String question) {
      Map<String, String> parameters = new HashMap<>(super.parameters(question));
      parameters.put("rq", "{!maxsim f=vector reRankDocs=50 v=$text}");
      return parameters;
    }
  },

  /** As the configset answers a search box. */
  BEST("/search", "") {
    @Override
    Map<String, String> parameters(String question) {
      return Map.of("q", question);
    }
  };

  private final String handler;
  private final String query;

  Ranker(String handler, String query) {
    this.handler = handler;
    this.query = query;
  }

  /** The request handler that is asked. */
  String handler() {
    return handler;
  }

  /** The request's parameters that put a question. */
  Map<String, String> parameters(String question) {
    return Map.of("q", query, "text", question);
  }
}
