// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a {@code tokenizer.json} is BERT's, and reads it if so. What is not known here to
 * the last key is left to the native tokenizer.
 */
final class BertFile {
  private static final Set<String> FILE =
      Set.of(
          "version",
          "truncation",
          "padding",
          "added_tokens",
          "normalizer",
          "pre_tokenizer",
          "post_processor",
          "decoder",
          "model");
  private static final Set<String> NORMALIZER =
      Set.of("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
  private static final Set<String> MODEL =
      Set.of("type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word");
  private static final Set<String> ADDED =
      Set.of("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");

  private BertFile() {}

  /**
   * Reads a file whose truncation and padding are removed.
   *
   * @return null for any other kind of tokenizer
   */
  static @Nullable AsciiWordPiece read(JsonNode json) {
    boolean known =
        hasOnly(json, FILE)
            && isNormalizer(json.path("normalizer"))
            && isOfType(json.path("pre_tokenizer"), "BertPreTokenizer", Set.of("type"))
            && addsOnlyAround(json.path("post_processor"))
            && isModel(json.path("model"));
    List<String> addedTokens = addedTokens(json.path("added_tokens"));
    if (!known || addedTokens == null) {
      return null;
    }
    return read(json.path("model"), json.at("/normalizer/lowercase").booleanValue(), addedTokens);
  }

  private static @Nullable AsciiWordPiece read(
      JsonNode model, boolean lowerCase, List<String> addedTokens) {
    Map<String, Integer> words = vocabulary(model.path("vocab"));
    Integer unknownId = words.get(model.path("unk_token").textValue());
    if (unknownId == null) {
      return null;
    }
    String prefix = model.path("continuing_subword_prefix").textValue();
    return new AsciiWordPiece(
        new AsciiWordPiece.Settings(
            Vocabulary.of(words),
            Vocabulary.of(continuations(words, prefix)),
            unknownId,
            model.path("max_input_chars_per_word").intValue(),
            lowerCase,
            addedTokens));
  }

  private static boolean isNormalizer(JsonNode normalizer) {
    return isOfType(normalizer, "BertNormalizer", NORMALIZER)
        && isTrue(normalizer, "clean_text")
        && normalizer.path("lowercase").isBoolean();
  }

  private static boolean isModel(JsonNode model) {
    JsonNode vocabulary = model.path("vocab");
    JsonNode maxWordLength = model.path("max_input_chars_per_word");
    return isOfType(model, "WordPiece", MODEL)
        && model.path("unk_token").isTextual()
        && model.path("continuing_subword_prefix").isTextual()
        && isNumber(maxWordLength)
        && vocabulary.isObject()
        && vocabulary.properties().stream().allMatch(entry -> isNumber(entry.getValue()));
  }

  // Without special tokens the text's own tokens are left, once.
  private static boolean addsOnlyAround(JsonNode postProcessor) {
    String type = postProcessor.path("type").asText();
    return postProcessor.isNull()
        || type.equals("BertProcessing")
        || (type.equals("TemplateProcessing")
            && postProcessor.path("single").findValues("Sequence").size() == 1);
  }

  private static @Nullable List<String> addedTokens(JsonNode tokens) {
    List<String> contents = new ArrayList<>();
    for (JsonNode token : tokens) {
      if (!isPlainSpecialToken(token)) {
        return null;
      }
      contents.add(token.path("content").textValue());
    }
    return contents;
  }

  private static boolean isPlainSpecialToken(JsonNode token) {
    return hasOnly(token, ADDED)
        && !token.path("content").asText().isEmpty()
        && token.path("content").isTextual()
        && isTrue(token, "special")
        && isFalse(token, "normalized")
        && isFalse(token, "single_word")
        && isFalse(token, "lstrip")
        && isFalse(token, "rstrip");
  }

  private static boolean isTrue(JsonNode node, String key) {
    return node.path(key).isBoolean() && node.path(key).booleanValue();
  }

  private static boolean isFalse(JsonNode node, String key) {
    return node.path(key).isBoolean() && !node.path(key).booleanValue();
  }

  private static boolean isNumber(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
  }

  private static boolean isOfType(JsonNode node, String type, Set<String> keys) {
    return hasOnly(node, keys) && node.path("type").asText().equals(type);
  }

  private static boolean hasOnly(JsonNode node, Set<String> keys) {
    return node.isObject()
        && node.properties().stream().allMatch(entry -> keys.contains(entry.getKey()));
  }

  private static Map<String, Integer> vocabulary(JsonNode vocabulary) {
    Map<String, Integer> numbers = new HashMap<>();
    vocabulary.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().intValue()));
    return numbers;
  }

  private static Map<String, Integer> continuations(Map<String, Integer> words, String prefix) {
    Map<String, Integer> numbers = new HashMap<>();
    words.forEach(
        (word, id) -> {
          if (word.startsWith(prefix)) {
            numbers.put(word.substring(prefix.length()), id);
          }
        });
    return numbers;
  }
}
