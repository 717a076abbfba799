// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * English-like texts without meaning, the same for the same seed. Each common word is one token to
 * both models, so that lengths can be chosen without a tokenizer.
 */
public final class SampleTexts {

  /** What frames the tokens of a text. */
  private static final int SPECIAL_TOKENS = 2;

  static final int MAX_WORDS = 185;

  private static final List<String> COMMON = words("common-words.txt");
  private static final List<String> RARE = words("rare-words.txt");

  private static final double MEDIAN_WORDS = 35;
  private static final double SPREAD = 0.95;
  private static final int COMMON_PER_RARE = 14;
  private static final int WORDS_PER_COMMA = 12;
  private static final int SHORTEST_SENTENCE = 6;
  private static final int LONGEST_SENTENCE = 18;
  private static final int QUERY_WORDS = 10;

  private final Random random;

  /** Texts that depend on the seed alone. */
  public SampleTexts(long seed) {
    random = new Random(seed);
  }

  /**
   * Texts as a collection has them: most are a few sentences, some a few words, some a page. About
   * 67 tokens on average, at most 256.
   */
  public List<String> mixed(int count) {
    return Stream.generate(this::words).limit(count).map(this::text).toList();
  }

  /** Texts of exactly so many tokens, special ones included, at least 3. */
  public List<String> ofTokens(int tokens, int count) {
    return Stream.generate(() -> commonWords(tokens - SPECIAL_TOKENS)).limit(count).toList();
  }

  /** Questions of 12 tokens, special ones included. */
  public List<String> queries(int count) {
    return ofTokens(QUERY_WORDS + SPECIAL_TOKENS, count);
  }

  /** One text of each length, from 1 word to so many tokens. */
  public List<String> ofEveryLength(int tokens) {
    return IntStream.rangeClosed(1, tokens - SPECIAL_TOKENS).mapToObj(this::commonWords).toList();
  }

  private int words() {
    double words = MEDIAN_WORDS * Math.exp(SPREAD * random.nextGaussian());
    return (int) Math.max(1, Math.min(MAX_WORDS, Math.round(words)));
  }

  private String text(int words) {
    List<String> sentences = new ArrayList<>();
    for (int left = words; left > 0; ) {
      int length = SHORTEST_SENTENCE + random.nextInt(LONGEST_SENTENCE - SHORTEST_SENTENCE + 1);
      sentences.add(sentence(Math.min(left, length)));
      left -= length;
    }
    return String.join(" ", sentences);
  }

  private String sentence(int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      boolean comma = i > 0 && random.nextInt(WORDS_PER_COMMA) == 0;
      sentence.append(comma ? ", " : i > 0 ? " " : "").append(word());
    }
    String first = sentence.substring(0, 1).toUpperCase(Locale.ROOT);
    return sentence.replace(0, 1, first).append('.').toString();
  }

  private String word() {
    return random.nextInt(COMMON_PER_RARE + 1) == 0 ? any(RARE) : any(COMMON);
  }

  private String commonWords(int count) {
    return Stream.generate(() -> any(COMMON)).limit(count).collect(Collectors.joining(" "));
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> words(String file) {
    try (InputStream in = SampleTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
