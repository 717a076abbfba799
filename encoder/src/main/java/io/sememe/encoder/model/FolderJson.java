// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the small JSON files of a model folder. Thread-safe. */
final class FolderJson {
  /** Configuration files are a few kilobytes; what is larger is none. */
  private static final long MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** A key that is there twice has one value too many: nobody could tell which one counts. */
  private static final ObjectMapper STRICT =
      MAPPER.copy().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private FolderJson() {}

  /**
   * Returns the content of a published file, or nothing when there is no such file. Of a key that
   * is there twice the last value counts, as for everybody else who reads it.
   */
  static Optional<JsonNode> read(ModelFolder folder, String file) {
    return read(MAPPER, folder, file);
  }

  /** Returns the content of a file of ours, in which no key may be there twice. */
  static Optional<JsonNode> readStrictly(ModelFolder folder, String file) {
    return read(STRICT, folder, file);
  }

  private static Optional<JsonNode> read(ObjectMapper mapper, ModelFolder folder, String file) {
    if (!folder.has(file)) {
      return Optional.empty();
    }
    Path path = folder.file(file);
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw folder.failed(file + " is larger than " + MAX_BYTES + " bytes");
      }
      JsonNode json = mapper.readTree(path.toFile());
      if (json.isMissingNode()) {
        throw folder.failed(file + " is empty");
      }
      return Optional.of(json);
    } catch (JsonProcessingException e) {
      throw folder.failed(file + " is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }
}
