// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.docs.Guide;
import io.sememe.integration.node.Security;
import io.sememe.integration.node.SolrHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Three users: an admin, a reader who may read documents, and an analyst who may read them and use
 * what a rule for one path guards, the rule that ANSWERS.md shows.
 */
final class Guard {
  static final String ADMIN = "admin";
  static final String READER = "reader";
  static final String ANALYST = "analyst";

  private Guard() {}

  /** A client of a node as one of them. */
  static SolrHttp as(SolrHttp http, String user) {
    return Security.as(http, user);
  }

  /** Them and their rules. */
  static Security security() {
    return new Security(
        List.of(ADMIN, READER, ANALYST),
        List.of(shownRule(), Security.rule("read", "*"), Security.rule("all", ADMIN)));
  }

  private static JsonNode shownRule() {
    try {
      return new ObjectMapper().readTree(Guide.read("ANSWERS.md").marked("security.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
