// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Answers of Solr that commands have printed, one behind the other. */
final class Printed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Printed() {}

  /** Returns all answers in their order. */
  static List<JsonNode> all(String answers) throws IOException {
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(answers)) {
      return all.readAll();
    }
  }

  /** Returns the last answer. */
  static JsonNode lastOf(String answers) throws IOException {
    List<JsonNode> read = all(answers);
    return read.get(read.size() - 1);
  }
}
