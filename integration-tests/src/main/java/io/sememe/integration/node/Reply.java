// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * What a node answered.
 *
 * @param status the HTTP status
 * @param body the JSON; a text node where the answer was something else
 * @param retryAfter in how many seconds to come again, if it says so
 */
public record Reply(int status, JsonNode body, OptionalInt retryAfter) {

  /** A reply that says nothing of coming again. */
  public Reply(int status, JsonNode body) {
    this(status, body, OptionalInt.empty());
  }

  /** This reply, when it is a success. */
  public Reply orThrow() {
    if (status != 200) {
      throw new NodeException("the node answered " + status + ": " + errorMessage());
    }
    return this;
  }

  /** What Solr gives as the reason of a failure; the whole body where it gives none. */
  public String errorMessage() {
    return body.path("error").path("msg").asText(body.toString());
  }

  /** The documents found, best first. */
  public List<JsonNode> documents() {
    return StreamSupport.stream(body.path("response").path("docs").spliterator(), false).toList();
  }

  /** The ids of the documents found, best first. */
  public List<String> ids() {
    return documents().stream().map(document -> document.path("id").asText()).toList();
  }
}
