// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.Senses;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Texts as tokens, of every length that the trained models see; all of them share a vocabulary. */
final class TokenTexts {
  private static final int MAX_TOKENS = 512;
  private static final int RANDOM = 60;

  private TokenTexts() {}

  /** Returns sentences, two texts of some hundred tokens, and one that fills the limit. */
  static List<long[]> natural() {
    List<String> sentences = sentences();
    String all = String.join(" ", sentences);
    return tokens(
        Stream.concat(
            sentences.stream(),
            Stream.of(
                String.join(" ", sentences.subList(0, 12)),
                String.join(" ", sentences.subList(20, 45)),
                all + " " + all)));
  }

  /** Returns texts of pieces that nobody would write, among them empty ones. */
  static List<long[]> hostile() {
    RandomTexts texts = new RandomTexts(11);
    return tokens(Stream.generate(texts::next).limit(RANDOM));
  }

  private static List<String> sentences() {
    return Senses.words()
        .flatMap(word -> Stream.of(word.one(), word.other()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<long[]> tokens(Stream<String> texts) {
    Path file = RealModels.defaultTokenizer();
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      return texts
          .map(text -> tokenizer.tokenize("", text, MAX_TOKENS, 1 << 16).encoding().ids())
          .toList();
    }
  }
}
