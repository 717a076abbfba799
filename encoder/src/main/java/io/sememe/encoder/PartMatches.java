// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The parts of one text against a question, piece by piece of the text, in order. A piece is
 * compared with the parts that it touches only, so that time grows with the length of a text and
 * not with its square. Not thread-safe.
 */
final class PartMatches {
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Part> ahead;
  private final List<Part> touched = new ArrayList<>();

  /** A part, and what is nearest in it so far. */
  private record Part(TextSpan span, NearestTokens nearest) {}

  PartMatches(List<TextSpan> spans) {
    spans.forEach(span -> parts.add(new Part(span, new NearestTokens())));
    ahead =
        new ArrayDeque<>(
            parts.stream().sorted(Comparator.comparingInt(part -> part.span().start())).toList());
  }

  /**
   * Looks at a piece.
   *
   * @param cosines of each token of the question with each that is kept of the piece
   * @param tokens at least one, behind those of the pieces before
   */
  void add(float[] cosines, PlacedTokens tokens) {
    int last = tokens.starts()[tokens.count() - 1];
    while (!ahead.isEmpty() && ahead.element().span().start() <= last) {
      touched.add(ahead.remove());
    }
    for (Part part : touched) {
      int from = tokens.firstFrom(part.span().start());
      int to = tokens.firstFrom(part.span().end());
      part.nearest().add(cosines, tokens, from, to);
    }
    touched.removeIf(part -> part.span().end() <= last + 1);
  }

  /** Returns the scores of the parts, in the order in which they were given. */
  List<PartScore> scores() {
    return parts.stream().map(part -> part.nearest().score(part.span())).toList();
  }
}
