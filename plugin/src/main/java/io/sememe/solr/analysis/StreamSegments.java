// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.analysis.RunningText.Place;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.AttributeSource;

/**
 * A token stream in segments with the text around them, so that memory does not grow with the
 * stream. A text of one segment is seen whole; of a longer one, words at the edges of a segment see
 * some of the text before and behind it.
 */
final class StreamSegments {
  /** A few model windows. More tokens cost more memory: 3 kB each while they wait. */
  private static final int MOST_TOKENS = 2_000;

  private static final int MOST_CHARS = 16_384;

  /** About 160 words: behind it, a word's neighbours hardly change its vector. */
  private static final int CONTEXT_CHARS = 800;

  private static final int MOST_TOKENS_AHEAD = 500;

  private final AttributeSource stream;
  private final RunningText text;
  private final List<Token> segment = new ArrayList<>();
  private final Deque<Token> ahead = new ArrayDeque<>();
  private long segmentEnd;
  private boolean ended;

  private record Token(AttributeSource.State state, Place place) {}

  /**
   * Creates the segments of a stream.
   *
   * @param stream the filter that gives the tokens out again
   */
  StreamSegments(AttributeSource stream) {
    this.stream = stream;
    this.text = new RunningText(stream);
  }

  /**
   * Reads the next segment.
   *
   * @param input the tokens, after their reset
   * @return whether there is one
   */
  boolean next(TokenStream input) throws IOException {
    text.dropBefore(segmentEnd - CONTEXT_CHARS);
    segment.clear();
    List<Token> left = List.copyOf(ahead);
    ahead.clear();
    left.forEach(this::add);
    while (!ended && !isComplete()) {
      ended = !input.incrementToken();
      if (!ended) {
        Place place = text.place();
        add(new Token(stream.captureState(), place));
      }
    }
    return !segment.isEmpty();
  }

  private void add(Token token) {
    if (ahead.isEmpty() && fits(token.place())) {
      segment.add(token);
      segmentEnd = Math.max(segmentEnd, token.place().end());
    } else {
      ahead.add(token);
    }
  }

  private boolean fits(Place place) {
    return segment.isEmpty()
        || (segment.size() < MOST_TOKENS
            && place.end() - segment.get(0).place().start() <= MOST_CHARS);
  }

  private boolean isComplete() {
    return !ahead.isEmpty()
        && (text.end() - segmentEnd >= CONTEXT_CHARS || ahead.size() >= MOST_TOKENS_AHEAD);
  }

  /** Returns how many tokens the segment has. */
  int size() {
    return segment.size();
  }

  /** Returns a token of the segment as it was read. */
  AttributeSource.State state(int token) {
    return segment.get(token).state();
  }

  /** Returns the text of the segment and around it. */
  String text() {
    return text.upTo(segmentEnd + CONTEXT_CHARS);
  }

  /** Returns where the segment's tokens stand in {@link #text()}. */
  List<TextSpan> spans() {
    return segment.stream().map(token -> span(token.place())).toList();
  }

  // A token that reaches far back may begin in what was dropped.
  private TextSpan span(Place place) {
    int from = (int) Math.max(0, place.start() - text.start());
    return new TextSpan(from, (int) Math.max(from, place.end() - text.start()));
  }

  /** Forgets everything, for another stream. */
  void clear() {
    segment.clear();
    ahead.clear();
    text.clear();
    segmentEnd = 0;
    ended = false;
  }
}
