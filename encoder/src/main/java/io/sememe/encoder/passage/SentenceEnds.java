// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import java.text.BreakIterator;
import java.text.StringCharacterIterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * Where the sentences of a text end, one after the other, as {@link BreakIterator} finds them, in
 * UTF-16 chars; the last one ends with the text. In time linear in the length of the text: behind a
 * full stop the rules may look through all that follows for the letter that tells whether the
 * sentence goes on, so they are shown no more than they need. Where it takes more than {@value
 * #AHEAD} signs to tell, an end may be one that they would not have found. Not thread-safe.
 */
public final class SentenceEnds implements PrimitiveIterator.OfInt {
  /** How many chars are looked at for the end of a sentence, unless it is longer. */
  private static final int SIGHT = 512;

  /** How many of them lie behind an end that counts. */
  private static final int AHEAD = 128;

  private final String text;
  private final BreakIterator ends;
  private int end;
  private int sight;

  /**
   * Creates the ends of a text's sentences.
   *
   * @param text any string; an empty one has none
   * @param language which tells where sentences end
   */
  public SentenceEnds(String text, Locale language) {
    this.text = text;
    this.ends = BreakIterator.getSentenceInstance(language);
    look(SIGHT);
  }

  /** Returns the last end that is not behind a position; 0 where all are. */
  public static int lastUpTo(int position, String text, Locale language) {
    SentenceEnds ends = new SentenceEnds(text, language);
    int last = 0;
    while (ends.hasNext() && ends.nextInt() <= position) {
      last = ends.end;
    }
    return last;
  }

  @Override
  public boolean hasNext() {
    return end < text.length();
  }

  @Override
  public int nextInt() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int next = ends.next();
    for (long chars = SIGHT; !counts(next); chars *= 2) {
      look(chars);
      next = ends.next();
    }
    end = next;
    // What it took for a long sentence is too much for short ones.
    if (sight - end > SIGHT) {
      look(SIGHT);
    }
    return end;
  }

  private boolean counts(int next) {
    return next != BreakIterator.DONE && (next <= sight - AHEAD || sight == text.length());
  }

  // The rules begin anew behind each end: what lies before it changes nothing.
  private void look(long chars) {
    sight = (int) Math.min(text.length(), end + chars);
    ends.setText(new StringCharacterIterator(text, end, sight, end));
  }
}
