// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands ahead of the vocabulary in a {@code tokenizer.json}: settings that other files may
 * contradict.
 *
 * @param truncation the section of this name; missing or null where there is none
 * @param normalizer the section of this name; missing or null where there is none
 */
record TokenizerHead(JsonNode truncation, JsonNode normalizer) {
  private static final String TRUNCATION = "truncation";
  private static final String NORMALIZER = "normalizer";

  /** Where the settings have been read: Hugging Face writes the vocabulary last. */
  private static final String VOCABULARY = "model";

  private static final TokenizerHead NONE =
      new TokenizerHead(MissingNode.getInstance(), MissingNode.getInstance());

  /** The largest published tokenizers have about 35 MB. */
  private static final long MAX_BYTES = 64L << 20;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads. A file that is missing or malformed says nothing: it is refused when it is opened. */
  static TokenizerHead read(ModelFolder folder, String file) {
    if (!folder.has(file)) {
      return NONE;
    }
    try {
      boolean large = Files.size(folder.file(file)) > MAX_BYTES;
      return large ? NONE : parse(folder, file);
    } catch (IOException e) {
      return NONE;
    }
  }

  private static TokenizerHead parse(ModelFolder folder, String file) throws IOException {
    Map<String, JsonNode> found = new HashMap<>();
    try (JsonParser in = MAPPER.createParser(folder.file(file).toFile())) {
      boolean object = in.nextToken() == JsonToken.START_OBJECT;
      for (String key = in.nextFieldName();
          object && key != null && !key.equals(VOCABULARY);
          key = in.nextFieldName()) {
        in.nextToken();
        if (key.equals(TRUNCATION) || key.equals(NORMALIZER)) {
          found.put(key, in.readValueAsTree());
        } else {
          in.skipChildren();
        }
      }
    }
    return new TokenizerHead(
        found.getOrDefault(TRUNCATION, MissingNode.getInstance()),
        found.getOrDefault(NORMALIZER, MissingNode.getInstance()));
  }

  /** Returns the number of tokens at which it cuts, 0 where it does not. */
  int maxTokens() {
    return truncation.path("max_length").asInt(0);
  }

  /** Returns whether it makes letters small, if that can be told. */
  Optional<Boolean> lowerCases() {
    return lowerCases(normalizer);
  }

  private static Optional<Boolean> lowerCases(JsonNode step) {
    if (step.isMissingNode() || step.isNull()) {
      return Optional.of(false);
    }
    return switch (step.path("type").asText()) {
      case "BertNormalizer" -> Optional.of(step.path("lowercase").asBoolean(true));
      case "Lowercase" -> Optional.of(true);
      case "Sequence" -> anyLowerCases(step.path("normalizers"));
      case "Precompiled" -> Optional.empty();
      default -> Optional.of(false);
    };
  }

  private static Optional<Boolean> anyLowerCases(JsonNode steps) {
    boolean known = true;
    for (JsonNode step : steps) {
      Optional<Boolean> one = lowerCases(step);
      if (one.orElse(false)) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(false) : Optional.empty();
  }
}
