// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the weights that the tokens of queries have without a run of the model: one JSON object,
 * from token to weight.
 */
public final class TokenWeightsFile {
  /** The largest vocabularies, of 250,000 tokens, take about 8 MB. */
  private static final long MAX_BYTES = 32L << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final ModelFolder folder;
  private final String file;

  private TokenWeightsFile(ModelFolder folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Reads.
   *
   * @param file relative to the folder
   * @return finite weights, 0 or more, by token
   * @throws EncoderException FAILED when it is missing, too large, malformed, or holds a weight
   *     that is none
   */
  public static Map<String, Float> read(ModelFolder folder, String file) {
    return new TokenWeightsFile(folder, file).read();
  }

  private Map<String, Float> read() {
    Map<String, Float> weights = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json().properties()) {
      weights.put(entry.getKey(), weight(entry.getKey(), entry.getValue()));
    }
    return weights;
  }

  private float weight(String token, JsonNode value) {
    float weight = value.isNumber() ? value.floatValue() : Float.NaN;
    if (weight >= 0 && weight <= Float.MAX_VALUE) {
      return weight;
    }
    throw folder.failed(
        file + ": the weight of '" + token + "' must be a finite number, 0 or more, not " + value);
  }

  private ObjectNode json() {
    Path path = folder.file(file);
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_BYTES) {
        throw folder.failed(file + " has " + bytes + " bytes; at most " + MAX_BYTES + " are read");
      }
      if (MAPPER.readTree(path.toFile()) instanceof ObjectNode object) {
        return object;
      }
      throw folder.failed(file + " must hold one JSON object, from token to weight");
    } catch (JsonProcessingException e) {
      throw folder.failed(file + " is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }
}
