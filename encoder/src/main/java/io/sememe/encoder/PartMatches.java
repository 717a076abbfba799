// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of one text against a question, piece by piece of the text. Time grows with the tokens
 * in the parts, not with parts times tokens. Not thread-safe.
 */
final class PartMatches {
  private final List<TextSpan> parts;
  private final List<NearestTokens> nearest;

  PartMatches(List<TextSpan> parts) {
    this.parts = parts;
    this.nearest = Stream.generate(NearestTokens::new).limit(parts.size()).toList();
  }

  /**
   * Looks at a piece.
   *
   * @param cosines of each token of the question with each that is kept of the piece
   */
  void add(float[] cosines, PlacedTokens tokens) {
    for (int i = 0; i < parts.size(); i++) {
      int from = tokens.firstFrom(parts.get(i).start());
      int to = tokens.firstFrom(parts.get(i).end());
      nearest.get(i).add(cosines, tokens, from, to);
    }
  }

  /** Returns the scores of the parts, in their order. */
  List<PartScore> scores() {
    List<PartScore> scores = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      scores.add(nearest.get(i).score(parts.get(i)));
    }
    return scores;
  }
}
