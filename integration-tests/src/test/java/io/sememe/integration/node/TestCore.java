// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A core of its own for one test, on a node that tests share.
 *
 * @param node the node
 * @param name the core's name, never used before
 */
public record TestCore(SolrNode node, String name) {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Creates an empty core. */
  public static TestCore of(SolrNode node, String configset) {
    String name = configset + "-" + NUMBER.incrementAndGet();
    node.http().createCore(name, configset).orThrow();
    return new TestCore(node, name);
  }

  /** Makes a document for {@link #add}. */
  public static ObjectNode document(String id, String title, String body, String topic) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("title", title)
        .put("body", body)
        .put("topic", topic);
  }

  /** Adds documents in one request and does not commit. */
  public Reply add(ObjectNode... documents) {
    return node.http().add(name, Arrays.asList(documents));
  }

  /** Sends any JSON to the core's update handler. */
  public Reply update(String json) {
    return node.http().postJson("/" + name + "/update", parse(json));
  }

  /** Sends any JSON to the core's update handler, with parameters as an address has them. */
  public Reply update(String json, String parameters) {
    return node.http().postJson("/" + name + "/update?" + parameters, parse(json));
  }

  /** Sends a JSON request to the core's search handler. */
  public Reply search(String json) {
    return node.http().postJson("/" + name + "/select", parse(json));
  }

  /** Commits. */
  public TestCore commit() {
    node.http().commit(name).orThrow();
    return this;
  }

  /** Queries with these names and values in turn. */
  public Reply query(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node.http().query(name, parameters);
  }

  /** Searches by meaning and returns the ids, best first. */
  public List<String> meaning(String text, String... namesAndValues) {
    String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 4);
    all[all.length - 4] = "q";
    all[all.length - 3] = "{!semantic f=vector v=$text}";
    all[all.length - 2] = "text";
    all[all.length - 1] = text;
    return query(all).orThrow().ids();
  }

  /** Returns the stored vector of a document; a missing node when it has none. */
  public JsonNode vector(String id) {
    Reply reply = query("q", "{!term f=id v=$id}", "id", id, "fl", "vector").orThrow();
    return reply.body().at("/response/docs/0/vector");
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the test's JSON is malformed: " + json, e);
    }
  }
}
