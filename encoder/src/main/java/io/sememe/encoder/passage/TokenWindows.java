// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * All tokens of a text, however long, in windows of equal length that overlap by a quarter unless
 * it is said by how much; the last one begins early enough to be as long as the others. Each token
 * is owned by one window: the one in which it has the most context on its shorter side, the earlier
 * one of two. The text is tokenised as the windows are asked for. Not thread-safe.
 */
public final class TokenWindows implements Iterator<TokenWindow> {
  private static final int OVERLAP_PART = 4;

  private final Source source;
  private final int size;
  private final int stride;
  private final TokenBuffer tokens = new TokenBuffer();
  private int read;
  private int ownStart;

  /**
   * Creates the windows of a text.
   *
   * @param size how many tokens a window has, at least 1
   */
  public TokenWindows(Source source, int size) {
    this(source, size, size / OVERLAP_PART);
  }

  /**
   * Creates the windows of a text.
   *
   * @param size how many tokens a window has, at least 1
   * @param overlap how many of them it shares with the one before, less than {@code size}
   */
  public TokenWindows(Source source, int size, int overlap) {
    this.source = source;
    this.size = size;
    this.stride = size - overlap;
  }

  @Override
  public boolean hasNext() {
    fill(1);
    return tokens.size() > 0;
  }

  @Override
  public TokenWindow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    fill(size + stride);
    int length = Math.min(size, tokens.size());
    int step = tokens.size() <= size ? length : Math.min(stride, tokens.size() - size);
    // In the middle of what this window shares with the next one, context is equal.
    int ownEnd = (length - 1 + step) / 2 + 1;
    TokenWindow window = new TokenWindow(tokens.first(length), ownStart, ownEnd);
    ownStart = ownEnd - step;
    tokens.drop(step);
    return window;
  }

  private void fill(int wanted) {
    int length = source.text().length();
    while (tokens.size() < wanted && read < length) {
      int start = source.skipWhiteSpace(read, length);
      read = length;
      if (start < length) {
        read = source.pieceEnd(start, source.maxCharacters(), length);
        Piece piece = source.piece(start, read);
        tokens.add(piece.tokens(), piece.start());
      }
    }
  }
}
