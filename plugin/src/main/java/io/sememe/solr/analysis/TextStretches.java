// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text of any length, read in stretches that are tokenised on their own with the same result.
 *
 * <p>A stretch ends before white space, since tokenizers count the space before a word to it. Where
 * there is none for long, it ends where two scripts or two ideographs meet; where there is not even
 * that, between two code points, and a word is broken. Not thread-safe.
 */
final class TextStretches {
  /** Some thousand tokens: the memory for a text is that for one stretch. */
  static final int USUAL = 1 << 14;

  /** Far beyond the longest word. */
  static final int MOST = 1 << 16;

  private final int usual;
  private final int most;
  private char[] buffer;
  private int filled;
  private int start;
  private boolean ended;
  private Reader reader = Reader.nullReader();

  /**
   * Creates one that has nothing to read.
   *
   * @param usual how many chars a stretch has at most where there is white space, at least 1
   * @param most how many it has at most, at least 2 and {@code usual}
   */
  TextStretches(int usual, int most) {
    this.usual = usual;
    this.most = most;
    this.buffer = new char[usual + 1];
  }

  /** Starts with another text. */
  void reset(Reader text) {
    reader = text;
    filled = 0;
    start = 0;
    ended = false;
    if (buffer.length > usual + 1) {
      buffer = new char[usual + 1];
    }
  }

  /** Returns the next stretch, or null at the end of the text. */
  @Nullable String next() throws IOException {
    fill(usual + 1);
    int end = filled <= usual ? filled : StretchEnd.beforeWhiteSpace(buffer, usual);
    if (end == 0) {
      fill(most + 1);
      end = filled <= most ? endOfRun() : StretchEnd.anywhere(buffer, most);
    }
    return end == 0 ? null : take(end);
  }

  /** Returns where the next stretch starts, in chars of the text. */
  int position() {
    return start;
  }

  // Either white space after all, or all that is left.
  private int endOfRun() {
    int end = StretchEnd.beforeWhiteSpace(buffer, filled - 1);
    return end == 0 ? filled : end;
  }

  private String take(int end) {
    String stretch = new String(buffer, 0, end);
    filled -= end;
    System.arraycopy(buffer, end, buffer, 0, filled);
    start += end;
    return stretch;
  }

  private void fill(int wanted) throws IOException {
    if (buffer.length < wanted) {
      buffer = Arrays.copyOf(buffer, wanted);
    }
    while (!ended && filled < wanted) {
      int read = reader.read(buffer, filled, wanted - filled);
      ended = read < 0;
      filled += Math.max(0, read);
    }
  }
}
