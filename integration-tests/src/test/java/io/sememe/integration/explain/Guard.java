// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.docs.Guide;
import io.sememe.integration.node.SolrHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.solr.security.Sha256AuthenticationProvider;

/**
 * A security.json with three users: an admin, a reader who may read documents, and an analyst who
 * may read them and use what a rule for one path guards, the rule that ANSWERS.md shows.
 */
final class Guard {
  static final String ADMIN = "admin";
  static final String READER = "reader";
  static final String ANALYST = "analyst";
  private static final String PASSWORD = "secret";

  private Guard() {}

  /** A client of a node as one of them. */
  static SolrHttp as(SolrHttp http, String user) {
    return http.as(user, PASSWORD);
  }

  /** The file. */
  static byte[] securityJson() {
    ObjectNode security = new ObjectMapper().createObjectNode();
    ObjectNode authentication = security.putObject("authentication");
    authentication.put("class", "solr.BasicAuthPlugin").put("blockUnknown", true);
    ObjectNode credentials = authentication.putObject("credentials");
    ObjectNode authorization = security.putObject("authorization");
    authorization.put("class", "solr.RuleBasedAuthorizationPlugin");
    ObjectNode roles = authorization.putObject("user-role");
    for (String user : List.of(ADMIN, READER, ANALYST)) {
      credentials.put(user, Sha256AuthenticationProvider.getSaltedHashedValue(PASSWORD));
      roles.putArray(user).add(user);
    }
    authorization
        .putArray("permissions")
        .add(shownRule())
        .add(rule("read", "*"))
        .add(rule("all", ADMIN));
    return security.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode shownRule() {
    try {
      return new ObjectMapper().readTree(Guide.read("ANSWERS.md").marked("security.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode rule(String name, String role) {
    return new ObjectMapper().createObjectNode().put("name", name).put("role", role);
  }
}
