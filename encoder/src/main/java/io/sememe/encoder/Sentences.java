// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.SentenceEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the sentences of a text are. */
public final class Sentences {
  private Sentences() {}

  /**
   * Returns the sentences of a text, as {@link SentenceEnds} finds them, without the white space
   * around them. Blank ones are none. In time linear in its length.
   *
   * @param text any Unicode text
   * @param language which tells where sentences end
   * @return ascending; they do not overlap, and all chars that are not white space are in one
   */
  public static List<TextSpan> of(String text, Locale language) {
    SentenceEnds ends = new SentenceEnds(text, language);
    List<TextSpan> found = new ArrayList<>();
    int start = 0;
    while (ends.hasNext()) {
      int end = ends.nextInt();
      TextSpan trimmed = new TextSpan(start, end).withoutWhiteSpace(text);
      if (trimmed.length() > 0) {
        found.add(trimmed);
      }
      start = end;
    }
    return found;
  }
}
