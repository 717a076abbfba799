// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Pause;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The job that encodes a collection again, as an administrator sees it.
 *
 * @param http a node of the collection
 * @param collection the collection's, or core's, name
 */
public record EmbedJob(SolrHttp http, String collection) {
  private static final Duration POLL = Duration.ofMillis(250);

  /** Asks for an action with these names and values in turn. */
  public Reply ask(String action, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>(Map.of("action", action));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return http.postForm("/" + collection + "/sememe/embed", parameters);
  }

  /** Returns what is said of the job. */
  public JsonNode status() {
    return http.get("/" + collection + "/sememe/embed", Map.of()).orThrow().body().path("embed");
  }

  /** Returns the job's state. */
  public String state() {
    return status().path("state").asText();
  }

  /** Returns one of the counts of documents: total, done, failed, remaining. */
  public long documents(String count) {
    return status().path("documents").path(count).asLong();
  }

  /** Waits until the job is in a state. */
  public JsonNode await(String state, Duration patience) {
    return await(status -> status.path("state").asText().equals(state), state, patience);
  }

  /**
   * Waits until what is said of the job is as wanted.
   *
   * @param what is wanted, for the message when it does not come
   */
  public JsonNode await(Predicate<JsonNode> wanted, String what, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (JsonNode status = status(); ; status = status()) {
      if (wanted.test(status)) {
        return status;
      }
      if (System.nanoTime() > deadline) {
        throw new NodeException("not " + what + " after " + patience + ": " + status);
      }
      Pause.of(POLL);
    }
  }
}
