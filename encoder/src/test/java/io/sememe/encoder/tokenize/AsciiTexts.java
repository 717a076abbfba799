// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts of plain ASCII without special tokens, the same for the same seed. */
final class AsciiTexts {
  private static final String SPACES = "  \t\n\r";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Random random;
  private final List<String> words;

  private AsciiTexts(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  /** Returns texts that hold many of the words that a tokenizer file knows. */
  static AsciiTexts of(Path tokenizer, long seed) {
    try {
      List<String> words = new ArrayList<>();
      new ObjectMapper()
          .readTree(tokenizer.toFile())
          .path("model")
          .path("vocab")
          .fieldNames()
          .forEachRemaining(words::add);
      words.removeIf(word -> word.isEmpty() || !word.matches("[!-~]+") || word.matches("\\[.*\\]"));
      return new AsciiTexts(new Random(seed), words.isEmpty() ? List.of("word") : words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a text of up to 30 pieces. */
  String next() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(31); pieces > 0; pieces--) {
      text.append(piece());
      if (random.nextInt(4) > 0) {
        text.append(run(SPACES, 1 + random.nextInt(10) / 7));
      }
    }
    return text.toString();
  }

  private String piece() {
    return switch (random.nextInt(12)) {
      case 0 -> run(LETTERS, 1 + random.nextInt(12));
      case 1 -> run("0123456789.,", 1 + random.nextInt(9));
      case 2 -> printable(1 + random.nextInt(6));
      case 3 -> word().toUpperCase(Locale.ROOT);
      case 4 -> word() + inner();
      case 5 -> run(SPACES, 5);
      case 6 -> random.nextInt(20) == 0 ? joined(98 + random.nextInt(5)) : word();
      default -> word();
    };
  }

  // Of pieces that the vocabulary knows, so that only its length makes it unknown.
  private String joined(int length) {
    StringBuilder joined = new StringBuilder("a");
    while (joined.length() < length) {
      joined.append(inner().replaceAll("[^A-Za-z0-9]", "")).append(run(LETTERS, 1));
    }
    return joined.substring(0, length);
  }

  private String inner() {
    String word = word();
    return word.startsWith("##") ? word.substring(2) : word;
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  private String run(String characters, int length) {
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < length; i++) {
      run.append(characters.charAt(random.nextInt(characters.length())));
    }
    return run.toString();
  }

  private String printable(int length) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < length; i++) {
      printable.append((char) (' ' + random.nextInt(0x7F - ' ')));
    }
    return printable.toString();
  }
}
