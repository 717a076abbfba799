// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.solr.security.Sha256AuthenticationProvider;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;

/**
 * Solr's basic authentication and rule-based authorization, for tests: users who have the role of
 * their own name, and rules.
 *
 * @param users their names
 * @param rules in their order, as in a security.json
 * @param blockUnknown whether whoever says no name is refused everything, and not only what a rule
 *     guards
 */
public record Security(List<String> users, List<? extends JsonNode> rules, boolean blockUnknown) {

  /** Everybody's. */
  public static final String PASSWORD = "secret";

  private static final String PATH = "/security.json";
  private static final int PATIENCE_MILLIS = 30_000;

  /** Keeps copies. */
  public Security {
    users = List.copyOf(users);
    rules = List.copyOf(rules);
  }

  /** Refuses whoever says no name. */
  public Security(List<String> users, List<? extends JsonNode> rules) {
    this(users, rules, true);
  }

  /** A client of a node as one of the users. */
  public static SolrHttp as(SolrHttp http, String user) {
    return http.as(user, PASSWORD);
  }

  /** A rule for one of Solr's predefined permissions. */
  public static ObjectNode rule(String name, String... roles) {
    ObjectNode rule = new ObjectMapper().createObjectNode().put("name", name);
    ArrayNode all = rule.putArray("role");
    List.of(roles).forEach(all::add);
    return rule;
  }

  /** The file. */
  public byte[] json() {
    ObjectNode security = new ObjectMapper().createObjectNode();
    ObjectNode authentication = security.putObject("authentication");
    authentication.put("class", "solr.BasicAuthPlugin").put("blockUnknown", blockUnknown);
    ObjectNode credentials = authentication.putObject("credentials");
    ObjectNode authorization = security.putObject("authorization");
    authorization.put("class", "solr.RuleBasedAuthorizationPlugin");
    ObjectNode roles = authorization.putObject("user-role");
    for (String user : users) {
      credentials.put(user, Sha256AuthenticationProvider.getSaltedHashedValue(PASSWORD));
      roles.putArray(user).add(user);
    }
    authorization.putArray("permissions").addAll(rules);
    return security.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Guards a node that is to be started. */
  public NodeSpec guard(NodeSpec spec) {
    try {
      Files.write(spec.home().folder().resolve("security.json"), json());
      return spec;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Guards a cluster that runs; its nodes know a moment later. */
  public void guard(SolrCluster cluster) throws IOException, InterruptedException, KeeperException {
    SolrHttp http = cluster.node(0).http();
    String address =
        http.get("/admin/info/system", Map.of()).orThrow().body().path("zkHost").asText();
    ZooKeeper keeper = new ZooKeeper(address, PATIENCE_MILLIS, event -> {});
    try {
      if (keeper.exists(PATH, false) == null) {
        keeper.create(PATH, json(), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
      } else {
        keeper.setData(PATH, json(), -1);
      }
    } finally {
      keeper.close();
    }
  }
}
