// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts for measuring speed where there is no collection: made-up sentences of common words, the
 * same ones on every machine. Their lengths are those of titles, abstracts and questions; they mean
 * nothing, so nothing can be said about ranking with them.
 */
final class GeneratedTexts {

  private static final List<String> WORDS =
      List.of(
          """
          the a of in and to with under over between each every some no after before while because
          air wing wave stone river mountain harbour bridge engine wheel pressure temperature metal
          glass paper thread letter number window garden forest winter summer morning evening light
          shadow colour sound silence speed weight surface layer edge centre signal pattern measure
          method result reason question answer memory language sentence meaning word child teacher
          doctor farmer sailor engineer patient market price cost trade treaty council village city
          moves carries holds breaks grows falls rises turns cools heats bends flows stops begins
          explains compares predicts reduces increases prevents allows follows crosses remembers
          small large thin heavy early late warm cold steady sudden hidden common rare simple
          electrification counterbalanced thermodynamics microscopically"""
              .split("\\s+"));

  private static final int SHORTEST_SENTENCE = 6;
  private static final int LONGEST_SENTENCE = 24;

  private final Random random;

  /** Texts that depend on the seed alone. */
  GeneratedTexts(long seed) {
    this.random = new Random(seed);
  }

  String title() {
    return words(between(4, 12));
  }

  /** Some sentences: from a short note to more than most models read of a text. */
  String body() {
    return Stream.generate(() -> words(between(SHORTEST_SENTENCE, LONGEST_SENTENCE)) + ".")
        .limit(between(2, 22))
        .collect(Collectors.joining(" "));
  }

  String question() {
    return words(between(4, 20));
  }

  private String words(int count) {
    return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
        .limit(count)
        .collect(Collectors.joining(" "));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
