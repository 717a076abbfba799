// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.TextSpan;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user asks for by the meaning of its words.
 *
 * @param field the field whose words they are compared with
 * @param text the words in their context
 * @param words where they are in the text, at least one
 * @param model the model
 * @param maxTokens how many tokens the model sees together, special tokens included; more than it
 *     can see counts as what it can
 * @param contrast how much of the vector that a word has alone is taken off the one that it has in
 *     the text, 0 to below 1
 */
public record WordQuestion(
    String field, String text, List<TextSpan> words, String model, int maxTokens, double contrast) {
  /** Checks that there are words. */
  public WordQuestion {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a question has at least one word");
    }
    if (!(contrast >= 0 && contrast < 1)) {
      throw new IllegalArgumentException("contrast must be from 0 to below 1, got: " + contrast);
    }
    words = List.copyOf(words);
  }

  /** Returns the question for one of the words alone, as it is without any context. */
  WordQuestion alone(TextSpan word) {
    String text = word.of(this.text);
    return new WordQuestion(
        field, text, List.of(new TextSpan(0, text.length())), model, maxTokens, 0);
  }

  /** Returns all that the vectors depend on beside the model: no other text looks the same. */
  String encoded() {
    return words.stream()
        .map(word -> word.start() + "-" + word.end())
        .collect(Collectors.joining(" ", maxTokens + " " + contrast + " ", "\n" + text));
  }
}
