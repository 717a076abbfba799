// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One token of an {@link AnalysedText} after the other, as {@link TokenWriter} wrote them. */
final class TokenReader {
  /** There are no more tokens. */
  static final int END = 0x80;

  /** The token's frequency follows, and is not 1. */
  static final int HAS_FREQUENCY = 1;

  /** The token's payload follows. */
  static final int HAS_PAYLOAD = 2;

  private static final BytesRef NO_TERM = new BytesRef();

  private final FormReader in;
  private boolean ended;
  private int increment;
  private int start;
  private int end;
  private BytesRef term = NO_TERM;
  private int frequency;
  private @Nullable BytesRef payload;

  /** Creates a reader in front of the first token. */
  TokenReader(FormReader in) {
    this.in = in;
  }

  /**
   * Reads the next token; when there is none, what is left of the text behind the last.
   *
   * @throws IllegalArgumentException when the bytes say nothing of the kind
   */
  boolean next() {
    int flags = ended ? END : in.one() & 0xff;
    if (flags == END) {
      readEnd();
      return false;
    }
    if (flags > (HAS_FREQUENCY | HAS_PAYLOAD)) {
      throw in.malformed("unknown token flags " + flags);
    }
    readToken(flags);
    return true;
  }

  int increment() {
    return increment;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  BytesRef term() {
    return term;
  }

  int frequency() {
    return frequency;
  }

  /** Returns the token's payload; null when it has none. */
  @Nullable BytesRef payload() {
    return payload;
  }

  private void readToken(int flags) {
    increment = in.count();
    start = offset(start, in.signed());
    end = offset(start, in.count());
    term = in.slice();
    frequency = (flags & HAS_FREQUENCY) == 0 ? 1 : in.count();
    payload = (flags & HAS_PAYLOAD) == 0 ? null : in.slice();
    if (frequency == 0) {
      throw in.malformed("a token that is there no time");
    }
  }

  private void readEnd() {
    if (!ended) {
      increment = in.count();
      start = in.count();
      end = start;
      ended = true;
    }
  }

  private int offset(int from, int distance) {
    long offset = (long) from + distance;
    if (offset < 0 || offset > Integer.MAX_VALUE) {
      throw in.malformed("offset " + offset);
    }
    return (int) offset;
  }
}
