// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.TextSpan;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into passages of as many tokens as fit. Each is tokenised alone before it is let go:
 * the rest of a word that was cut may have more tokens than it had in the word. Not thread-safe.
 */
final class WindowCutter {
  /** A fourth of a passage is given up at most so that it begins or ends with a whole word. */
  private static final int NEAR_PART = 4;

  private static final double LEAST_CHARACTERS_PER_TOKEN = 1;
  private static final double MOST_CHARACTERS_PER_TOKEN = 8;

  private final Source source;
  private final PassagePlan plan;
  private final Consumer<TextSpan> passages;
  private final int near;

  /** As the last passage had them: the next piece is about as long as a passage will be. */
  private double charactersPerToken = 5;

  WindowCutter(Source source, PassagePlan plan, Consumer<TextSpan> passages) {
    this.source = source;
    this.plan = plan;
    this.passages = passages;
    this.near = plan.tokens() / NEAR_PART;
  }

  /** Cuts a part of the text that has no white space at its ends. */
  void cut(TextSpan part) {
    int start = part.start();
    int done = start;
    while (done < part.end()) {
      Piece passage = passage(start, done, part.end());
      if (passage == null) {
        start = done;
      } else {
        passages.accept(passage.span());
        note(passage);
        done = source.skipWhiteSpace(passage.end(), part.end());
        start = Math.min(done, next(passage, done));
      }
    }
  }

  private int next(Piece passage, int done) {
    int repeated = passage.overlapStart(plan.overlap(), near);
    return repeated == Piece.NOWHERE ? done : source.skipWhiteSpace(repeated, done);
  }

  private void note(Piece passage) {
    double seen = passage.span().length() / (double) Math.max(1, passage.count());
    charactersPerToken =
        Math.max(LEAST_CHARACTERS_PER_TOKEN, Math.min(MOST_CHARACTERS_PER_TOKEN, seen));
  }

  /**
   * Returns the passage that starts at a position and ends after what is done, or null where one
   * that repeats so much has no room for more. A passage of one character is let go however many
   * tokens it has.
   */
  private @Nullable Piece passage(int start, int done, int to) {
    Piece piece = longEnough(start, to);
    while (piece.count() > plan.tokens() && piece.end() > source.characterEnd(start)) {
      int end = piece.cut(plan.tokens(), near, done);
      if (end == Piece.NOWHERE && start < done) {
        return null;
      }
      piece = source.piece(start, end == Piece.NOWHERE ? source.characterEnd(start) : end);
    }
    return piece.end() > done ? piece : null;
  }

  // Either there are more tokens in it than fit, or no more may be added.
  private Piece longEnough(int start, int to) {
    double guess = 32 + 1.25 * charactersPerToken * plan.tokens();
    int size = (int) Math.min(source.maxCharacters(), guess);
    while (true) {
      int end = source.pieceEnd(start, size, to);
      Piece piece = source.piece(start, end);
      if (piece.count() > plan.tokens() || end == to || size == source.maxCharacters()) {
        return piece;
      }
      size = (int) Math.min(source.maxCharacters(), 2L * size);
    }
  }
}
