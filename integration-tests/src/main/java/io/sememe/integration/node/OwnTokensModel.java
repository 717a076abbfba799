// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model for learned sparse terms that has learned nothing of documents: the terms of a document
 * are its own tokens, each of weight 1. Those of a question are its tokens with the weights of a
 * file. What a trained head adds, terms that a document does not say, is missing.
 */
public final class OwnTokensModel {
  private static final String TOKENIZER_OF = "bge-small-en-v1.5";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String WEIGHTS = "query-weights.json";
  private static final int MAX_TOKENS = 512;

  /** Of which log(1 + x), the weight, is 1. */
  private static final float LOGIT = (float) (Math.E - 1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private OwnTokensModel() {}

  /**
   * Writes the model into a folder of models that has the default one, whose tokenizer it takes.
   *
   * @param weights a JSON object, the weight of each token by the token
   */
  public static void install(Path models, String name, Path weights) throws IOException {
    Path tokenizer = models.resolve(TOKENIZER_OF).resolve(TOKENIZER);
    Path folder = Files.createDirectories(models.resolve(name));
    Files.copy(tokenizer, folder.resolve(TOKENIZER));
    Files.copy(weights, folder.resolve(WEIGHTS));
    int vocabulary = vocabulary(JSON.readTree(tokenizer.toFile()));
    Files.write(folder.resolve("model.onnx"), OnnxFile.ownTokens(vocabulary, LOGIT));
    Files.writeString(folder.resolve("sememe.json"), descriptor().toString());
  }

  private static ObjectNode descriptor() {
    ObjectNode descriptor =
        JSON.createObjectNode().put("task", "sparse-embedding").put("maxTokens", MAX_TOKENS);
    // No document has more terms than the model sees tokens: none is left out.
    descriptor.putObject("sparse").put("topK", MAX_TOKENS).put("queryWeights", WEIGHTS);
    return descriptor;
  }

  private static int vocabulary(JsonNode tokenizer) {
    int largest = -1;
    for (JsonNode number : tokenizer.at("/model/vocab")) {
      largest = Math.max(largest, number.asInt());
    }
    for (JsonNode token : tokenizer.path("added_tokens")) {
      largest = Math.max(largest, token.path("id").asInt());
    }
    return largest + 1;
  }
}
