// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sentences in which one word decides what another one stands for (H. Levesque and others, "The
 * Winograd Schema Challenge", 2012), and a few of other kinds.
 */
final class Sentences {
  private static final List<String> WINOGRAD =
      List.of(
          "The animal didn't cross the street because it was too wide",
          "The animal didn't cross the street because it was too tired",
          "The trophy doesn't fit into the brown suitcase because it's too large.",
          "The trophy doesn't fit into the brown suitcase because it's too small.",
          "The city councilmen refused the demonstrators a permit because they feared violence.",
          "The city councilmen refused the demonstrators a permit because they advocated violence.");

  private static final List<String> OTHERS =
      List.of(
          "", "bank", "He sat on the bank of the river.", "W\u00FCrde \u4E2D\u6587 \uD83D\uDE00!");

  /** All of them. */
  static final List<String> ALL = Stream.concat(WINOGRAD.stream(), OTHERS.stream()).toList();

  /** How many tokens of a text are looked at, special tokens included. */
  static final int MAX_TOKENS = 64;

  /** How many chars of a text are looked at. */
  static final int MAX_CHARACTERS = 1_000;

  private Sentences() {}

  /** Returns texts as a model gets them, special tokens included. */
  static List<Input> inputs(Path tokenizer, List<String> texts) {
    try (TextTokenizer opened = TextTokenizer.open(tokenizer)) {
      return texts.stream()
          .map(text -> opened.tokenize("", text, MAX_TOKENS, MAX_CHARACTERS).encoding().ids())
          .map(Input::of)
          .toList();
    }
  }
}
