// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A model for answers whose answers are known beforehand: an answer may start and end at a token
 * with the logit that the token was given, and with a very low one at all others. What is asked
 * makes no difference. "No answer" has the logit 0.
 */
public final class SpanModel {
  private static final String TOKENIZER_OF = "bge-small-en-v1.5";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String NO_ANSWER = "[CLS]";
  private static final float NEVER = -20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SpanModel() {}

  /**
   * Writes the model into a folder of models that has the default one, whose tokenizer it takes.
   *
   * @param logits of tokens, by the token
   * @param descriptor what its sememe.json says
   */
  public static void install(Path models, String name, Map<String, Float> logits, String descriptor)
      throws IOException {
    Path tokenizer = models.resolve(TOKENIZER_OF).resolve(TOKENIZER);
    JsonNode vocabulary = JSON.readTree(tokenizer.toFile()).at("/model/vocab");
    float[] table = new float[vocabulary.size()];
    Arrays.fill(table, NEVER);
    table[number(vocabulary, NO_ANSWER)] = 0;
    logits.forEach((token, logit) -> table[number(vocabulary, token)] = logit);
    Path folder = Files.createDirectories(models.resolve(name));
    Files.copy(tokenizer, folder.resolve(TOKENIZER));
    Files.write(folder.resolve("model.onnx"), OnnxFile.startAndEnd(table));
    Files.writeString(folder.resolve("sememe.json"), descriptor);
  }

  private static int number(JsonNode vocabulary, String token) {
    JsonNode number = vocabulary.get(token);
    if (number == null) {
      throw new IllegalArgumentException("\"" + token + "\" is no token of " + TOKENIZER_OF);
    }
    return number.intValue();
  }
}
