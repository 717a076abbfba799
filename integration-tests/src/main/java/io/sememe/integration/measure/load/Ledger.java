// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which documents, of those that a node has acknowledged, are not there with a vector.
 */
final class Ledger {
  private static final String ROWS = "500";

  private Ledger() {}

  /** Commits and returns the ids of those that are missing. */
  static Set<String> missing(SolrHttp http, List<String> acknowledged) {
    http.commit(LoadPlan.CORE).orThrow();
    Set<String> missing = new HashSet<>(acknowledged);
    String mark = "*";
    String before = "";
    while (!mark.equals(before)) {
      before = mark;
      Reply page = page(http, mark);
      for (JsonNode document : page.documents()) {
        if (!document.path("vector").isEmpty()) {
          missing.remove(document.path("id").asText());
        }
      }
      mark = page.body().path("nextCursorMark").asText();
    }
    return missing;
  }

  private static Reply page(SolrHttp http, String mark) {
    Map<String, String> parameters =
        Map.of("q", "*:*", "sort", "id asc", "cursorMark", mark, "rows", ROWS, "fl", "id,vector");
    return http.query(LoadPlan.CORE, parameters).orThrow();
  }
}
