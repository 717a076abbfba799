// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** An article that was found. */
record Hit(String title, String topic, double score) {

  static Hit of(JsonNode document) {
    return new Hit(
        document.path("title").asText(),
        document.path("topic").asText(),
        document.path("score").asDouble());
  }
}
