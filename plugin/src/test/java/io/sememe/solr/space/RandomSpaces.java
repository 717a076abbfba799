// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes memories of any shape; a seed makes the same again. */
final class RandomSpaces {
  private static final String[] LETTERS = {
    "a",
    "Z",
    "7",
    "-",
    "_",
    ".",
    " ",
    "\"",
    "\\",
    "/",
    "{",
    "]",
    ":",
    ",",
    "\n",
    "\u0000",
    "\u00E9",
    "\u4E2D",
    "\uD83C\uDF75",
    "\u2028"
  };

  private final Random random;

  RandomSpaces(long seed) {
    this.random = new Random(seed);
  }

  FieldSpaces fieldSpaces(String name) {
    VectorUnit[] units = VectorUnit.values();
    return new FieldSpaces(
        name,
        text(),
        units[random.nextInt(units.length)],
        space(),
        random.nextBoolean() ? Optional.of(space()) : Optional.empty(),
        Stream.generate(this::space).limit(upTo(3)).toList(),
        texts());
  }

  VectorSpace space() {
    return new VectorSpace(text(), text(), text());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  int upTo(int bound) {
    return random.nextInt(bound + 1);
  }

  private Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    for (int i = upTo(3); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }
}
