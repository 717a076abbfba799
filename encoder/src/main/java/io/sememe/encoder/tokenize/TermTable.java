// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tokens of a vocabulary that stand for text, by their numbers: all but the special ones and
 * the unknown one. Immutable.
 */
public final class TermTable {
  /** No vocabulary is near it; numbers below are exact in floats. */
  private static final int MOST = 1 << 24;

  private final Map<Integer, String> terms;
  private final Map<String, Integer> numbers = new HashMap<>();

  private TermTable(Map<Integer, String> terms) {
    this.terms = terms;
    terms.forEach((number, term) -> numbers.put(term, number));
  }

  /**
   * Reads.
   *
   * @param path a Hugging Face {@code tokenizer.json}
   * @throws io.sememe.encoder.EncoderException FAILED when the file is too large or malformed
   */
  public static TermTable read(Path path) {
    JsonNode json = TokenizerFile.parse(path);
    Map<Integer, String> terms = vocabulary(json.at("/model/vocab"));
    for (JsonNode token : json.path("added_tokens")) {
      put(terms, token.path("content").asText(), token.path("id"));
      if (TokenizerFile.isSpecial(token)) {
        terms.remove(token.path("id").intValue());
      }
    }
    terms.values().remove(json.at("/model/unk_token").asText(""));
    terms.remove(json.at("/model/unk_id").asInt(-1));
    return new TermTable(terms);
  }

  // A map from token to number, or (Unigram) a list of tokens and their scores.
  private static Map<Integer, String> vocabulary(JsonNode vocabulary) {
    Map<Integer, String> terms = new HashMap<>();
    vocabulary.properties().forEach(entry -> put(terms, entry.getKey(), entry.getValue()));
    for (int number = 0; vocabulary.isArray() && number < vocabulary.size(); number++) {
      terms.put(number, vocabulary.path(number).path(0).asText());
    }
    return terms;
  }

  private static void put(Map<Integer, String> terms, String term, JsonNode number) {
    if (number.canConvertToInt() && number.intValue() >= 0 && number.intValue() < MOST) {
      terms.put(number.intValue(), term);
    }
  }

  /** Returns the numbers of all terms, in a set of the caller's. */
  public BitSet numbers() {
    BitSet set = new BitSet();
    terms.keySet().forEach(set::set);
    return set;
  }

  /** Returns whether a number is that of a term. */
  public boolean has(long number) {
    return number == (int) number && terms.containsKey((int) number);
  }

  /**
   * Returns a term.
   *
   * @param number one of {@link #numbers()}
   */
  public String term(int number) {
    return terms.getOrDefault(number, "");
  }

  /** Returns the number of a term, if there is such a term. */
  public OptionalInt number(String term) {
    Integer number = numbers.get(term);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
