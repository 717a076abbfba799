// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model for pairs of texts whose judgement is known beforehand: the logit is the largest number n
 * of the words {@code gn} in the second text, and 0 when there is none. Numbers go to 999. All
 * other words are their letters and digits, so that texts that differ are different inputs.
 */
public final class PairModel {
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final int CLS = 2;
  private static final int SEP = 3;
  private static final int NUMBERS = 1000;
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MAX_TOKENS = 512;

  /** How many tokens its tokenizer has. */
  static final int TOKENS = SPECIAL.size() + NUMBERS + 2 * CHARACTERS.length();

  private static final ObjectMapper JSON = new ObjectMapper();

  private PairModel() {}

  /** Writes the model into a node's home; no request may have asked for it yet. */
  public static void install(SolrNode node, String name) {
    install(node.home().folder().resolve("models"), name);
  }

  /** Writes the model into a folder of models. */
  public static void install(Path models, String name) {
    Path folder = models.resolve(name);
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("model.onnx"), OnnxFile.largestInSecondText(table()));
      Files.writeString(folder.resolve("tokenizer.json"), tokenizer().toString());
      Files.writeString(
          folder.resolve("sememe.json"),
          JSON.createObjectNode()
              .put("task", "pair-scoring")
              .put("maxTokens", MAX_TOKENS)
              .toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] table() {
    float[] table = new float[TOKENS];
    for (int i = 0; i < NUMBERS; i++) {
      table[SPECIAL.size() + i] = i;
    }
    return table;
  }

  /** Returns a tokenizer of {@link #TOKENS} tokens. */
  static ObjectNode tokenizer() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode added = json.putArray("added_tokens");
    for (String special : SPECIAL) {
      ObjectNode token = added.addObject().put("id", SPECIAL.indexOf(special));
      token.put("content", special).put("single_word", false).put("lstrip", false);
      token.put("rstrip", false).put("normalized", false).put("special", true);
    }
    ObjectNode normalizer = json.putObject("normalizer").put("type", "BertNormalizer");
    normalizer.put("clean_text", true).put("handle_chinese_chars", true).put("lowercase", true);
    normalizer.putNull("strip_accents");
    json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode processing = json.putObject("post_processor").put("type", "BertProcessing");
    processing.putArray("sep").add("[SEP]").add(SEP);
    processing.putArray("cls").add("[CLS]").add(CLS);
    ObjectNode model = json.putObject("model").put("type", "WordPiece").put("unk_token", "[UNK]");
    model.put("continuing_subword_prefix", "##").put("max_input_chars_per_word", 100);
    ObjectNode vocabulary = model.putObject("vocab");
    SPECIAL.forEach(special -> vocabulary.put(special, SPECIAL.indexOf(special)));
    for (int i = 0; i < NUMBERS; i++) {
      vocabulary.put("g" + i, vocabulary.size());
    }
    for (String prefix : List.of("", "##")) {
      CHARACTERS.chars().forEach(one -> vocabulary.put(prefix + (char) one, vocabulary.size()));
    }
    return json;
  }
}
