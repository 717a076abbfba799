// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

/** Texts of a known number of tokens. */
final class BenchmarkText {

  private static final int SPECIAL_TOKENS = 2;

  /** Each is one token to both models. */
  private static final String[] WORDS = {
    "the", "river", "carried", "small", "boats", "past", "old", "houses", "and", "green", "fields"
  };

  private BenchmarkText() {}

  static String ofTokens(int tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens - SPECIAL_TOKENS; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[i % WORDS.length]);
    }
    return text.toString();
  }
}
