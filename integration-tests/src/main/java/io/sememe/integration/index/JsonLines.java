// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files with one JSON object per line. */
public final class JsonLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  public static List<ObjectNode> read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e, e);
    }
  }

  public static List<ObjectNode> read(BufferedReader reader) throws IOException {
    try {
      return reader.lines().filter(line -> !line.isBlank()).map(JsonLines::object).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ObjectNode object(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new UncheckedIOException(new IOException("not a JSON object: " + line));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
