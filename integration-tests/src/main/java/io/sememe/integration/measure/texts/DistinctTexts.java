// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * As many different texts as wanted from a few: each further pass over them moves one more word
 * from the beginning to the end. Words and length stay, so a variant costs what its original costs,
 * and no cache of texts or vectors knows it.
 */
public final class DistinctTexts {

  private DistinctTexts() {}

  /** The first {@code count} texts, originals first. */
  public static List<String> of(List<String> originals, int count) {
    if (originals.isEmpty()) {
      throw new IllegalArgumentException("there are no texts to vary");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (int pass = 0; texts.size() < count; pass++) {
      addPass(texts, originals, pass, count);
    }
    return List.copyOf(texts);
  }

  private static void addPass(Set<String> texts, List<String> originals, int pass, int count) {
    for (String original : originals) {
      if (texts.size() == count) {
        return;
      }
      String variant = rotated(original, pass);
      // All words moved round, or all alike: a number makes the difference that is left.
      if (!texts.add(variant) && pass > 0) {
        texts.add(variant + " " + pass);
      }
    }
  }

  private static String rotated(String text, int words) {
    List<String> rotated = new ArrayList<>(List.of(text.strip().split("\\s+")));
    Collections.rotate(rotated, -words);
    return words == 0 ? text : String.join(" ", rotated);
  }
}
