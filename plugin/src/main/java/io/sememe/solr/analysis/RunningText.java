// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * The text of a token stream while it goes by, and where its tokens stand: exact where tokens say
 * what they stand in, else put together from their terms, with a blank between those that did not
 * touch. What is not needed any more is dropped. Places are UTF-16 chars from the stream's start.
 */
final class RunningText {
  /** How far a cut is moved so that it falls between words. */
  private static final int WORD = 100;

  private final CharTermAttribute term;
  private final OffsetAttribute offsets;
  private final PositionIncrementAttribute increment;
  private final @Nullable SourceTextAttribute source;

  private final StringBuilder text = new StringBuilder();
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long start;
  private @Nullable String stretch;
  private long stretchStart;

  /** A place in the text. */
  record Place(long start, long end) {}

  /** What was written for a part of the input, which is given by its offsets. */
  private record Piece(int startOffset, int endOffset, Place place) {}

  /** Creates the empty text of a stream. */
  RunningText(AttributeSource stream) {
    this.term = stream.addAttribute(CharTermAttribute.class);
    this.offsets = stream.addAttribute(OffsetAttribute.class);
    this.increment = stream.addAttribute(PositionIncrementAttribute.class);
    // Not added: every token would show it.
    this.source = stream.getAttribute(SourceTextAttribute.class);
  }

  /** Returns where the text begins that has not been dropped. */
  long start() {
    return start;
  }

  /** Returns where the text ends that is known. */
  long end() {
    return start + text.length();
  }

  /** Returns where the stream's current token stands, whose text is added if it is new. */
  Place place() {
    String own = source == null ? null : source.stretch();
    return source == null || own == null ? placeTerm() : placeIn(own, source);
  }

  @SuppressWarnings("ReferenceEquality") // equal texts that follow each other are two stretches
  private Place placeIn(String own, SourceTextAttribute token) {
    if (own != stretch) {
      stretch = own;
      stretchStart = end();
      text.append(own);
    }
    return new Place(stretchStart + token.stretchStart(), stretchStart + token.stretchEnd());
  }

  private Place placeTerm() {
    Piece last = pieces.peekLast();
    if (last == null || follows(last)) {
      boolean apart = text.length() > 0 && !touches(last) && !term.isEmpty();
      text.append(apart ? " " : "");
      return write(0, offsets.startOffset());
    }
    // A synonym, a part of a compound, an n-gram. Where it goes on with the text, so does this.
    int unwritten = offsets.endOffset() - last.endOffset();
    boolean isVerbatim = term.length() == offsets.endOffset() - offsets.startOffset();
    if (unwritten > 0 && isVerbatim) {
      write(term.length() - unwritten, last.endOffset());
    }
    return covering(offsets.startOffset(), offsets.endOffset());
  }

  // Char filters may give several words in a row the place of what they were made from.
  private boolean follows(Piece last) {
    boolean isSamePlace =
        offsets.startOffset() == last.startOffset() && offsets.endOffset() == last.endOffset();
    return offsets.startOffset() >= last.endOffset()
        || (isSamePlace && increment.getPositionIncrement() > 0);
  }

  private boolean touches(@Nullable Piece last) {
    return last != null && offsets.startOffset() == last.endOffset();
  }

  private Place write(int from, int startOffset) {
    long begin = end();
    text.append(term, from, term.length());
    Place place = new Place(begin, end());
    pieces.addLast(new Piece(startOffset, offsets.endOffset(), place));
    return place;
  }

  private Place covering(int from, int to) {
    long first = end();
    long last = first;
    boolean found = false;
    for (Iterator<Piece> each = pieces.descendingIterator(); each.hasNext(); ) {
      Piece piece = each.next();
      if (piece.endOffset() <= from) {
        break;
      }
      if (piece.startOffset() < to) {
        first = piece.place().start();
        last = found ? last : piece.place().end();
        found = true;
      }
    }
    return new Place(first, last);
  }

  /** Returns the text up to a place, or to the end of the word before it. */
  String upTo(long place) {
    return place >= end() ? text.toString() : text.substring(0, wordEnd((int) (place - start)));
  }

  private int wordEnd(int at) {
    for (int i = at; i > Math.max(0, at - WORD); i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return characterStart(at);
  }

  /** Forgets the text before a place, or before the next word after it. */
  void dropBefore(long place) {
    if (place <= start) {
      return;
    }
    int count = wordStart((int) (Math.min(place, end()) - start));
    text.delete(0, count);
    start += count;
    while (!pieces.isEmpty() && pieces.getFirst().place().end() <= start) {
      pieces.removeFirst();
    }
  }

  private int wordStart(int at) {
    for (int i = at; i < Math.min(text.length(), at + WORD); i++) {
      if (i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return characterStart(at);
  }

  private int characterStart(int at) {
    boolean splits =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return splits ? at - 1 : at;
  }

  /** Makes it as it was before the first token. */
  void clear() {
    text.setLength(0);
    text.trimToSize();
    pieces.clear();
    start = 0;
    stretch = null;
  }
}
