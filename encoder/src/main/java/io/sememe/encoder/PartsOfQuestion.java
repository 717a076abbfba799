// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.TextPieces.Piece;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Schedulers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question against the parts of many texts, piece by piece, started ahead in their order until
 * the deadline. Not thread-safe.
 */
final class PartsOfQuestion implements Iterator<Supplier<Step>> {
  private final TokenModel model;
  private final TokenSpace space;
  private final Schedulers schedulers;
  private final ModelAsker asker;
  private final Comparison comparison;
  private final List<TextParts> texts;
  private final TextPieces cutter;
  private final Deadline deadline;
  private final Deque<Supplier<Step>> ofText = new ArrayDeque<>();
  private final List<List<PartScore>> scores = new ArrayList<>();
  private int next;
  private boolean late;

  /**
   * Prepares the work.
   *
   * @param asker for whom the pieces are encoded
   * @param comparison of the question
   * @param cutter cuts the texts until the same deadline
   */
  PartsOfQuestion(
      TokenModel model,
      Schedulers schedulers,
      ModelAsker asker,
      Comparison comparison,
      List<TextParts> texts,
      TextPieces cutter) {
    this.model = model;
    this.space = model.space();
    this.schedulers = schedulers;
    this.asker = asker;
    this.comparison = comparison;
    this.texts = texts;
    this.cutter = cutter;
    this.deadline = cutter.deadline();
  }

  /**
   * Returns the scores of all texts whose turn came before the deadline, in order.
   *
   * @param ahead how many steps are on their way at most: a piece is one, and the end of a text
   */
  List<List<PartScore>> scores(int ahead) {
    new StepsAhead(ahead, this).finish();
    return List.copyOf(scores);
  }

  @Override
  public boolean hasNext() {
    return !deadline.expired() && (!ofText.isEmpty() || next < texts.size());
  }

  @Override
  public Supplier<Step> next() {
    if (ofText.isEmpty()) {
      if (next == texts.size()) {
        throw new NoSuchElementException();
      }
      open(texts.get(next++));
    }
    return ofText.remove();
  }

  private void open(TextParts text) {
    PartMatches matches = new PartMatches(text.parts());
    try {
      // Of the first piece only there may be vectors.
      StoredTokens stored = text.text().tokens();
      for (Supplier<Piece> piece : pieces(text)) {
        StoredTokens known = ofText.isEmpty() ? stored : null;
        ofText.add(() -> start(piece, known, matches));
      }
      ofText.add(() -> new ReadyStep(() -> end(matches)));
    } catch (EncoderException e) {
      Texts.requireLate(e, deadline);
      ofText.add(() -> new ReadyStep(() -> late = true));
    }
  }

  private void end(PartMatches matches) {
    if (!late) {
      scores.add(matches.scores());
    }
  }

  private List<Supplier<Piece>> pieces(TextParts text) {
    if (text.parts().isEmpty()) {
      return List.of();
    }
    return Texts.readable(() -> asker.prepare(() -> cutter.of(text.text().text())))
        .orElse(List.of());
  }

  private Step start(Supplier<Piece> piece, @Nullable StoredTokens stored, PartMatches matches) {
    try {
      return Texts.readable(() -> asker.prepare(piece))
          .filter(seen -> seen.placed().count() > 0)
          .map(seen -> start(seen, stored, matches))
          .orElseGet(() -> new ReadyStep(() -> {}));
    } catch (EncoderException e) {
      Texts.requireLate(e, deadline);
      return new ReadyStep(() -> late = true);
    }
  }

  private Step start(Piece piece, @Nullable StoredTokens stored, PartMatches matches) {
    if (stored != null && isOf(piece, stored)) {
      return new ReadyStep(() -> compare(piece, stored, matches));
    }
    long[] ids = piece.seen().ids();
    return new RunStep(piece, matches, schedulers.start(model.states(), ids, asker, deadline));
  }

  private boolean isOf(Piece piece, StoredTokens stored) {
    return stored.count() == piece.seen().kept().length
        && stored.dimension() == space.dimension()
        && stored.isOf(space.fingerprint());
  }

  private void compare(Piece piece, StoredTokens tokens, PartMatches matches) {
    if (!late) {
      matches.add(comparison.cosines(tokens), piece.placed());
    }
  }

  /** A piece on its way through the model. */
  private final class RunStep implements Step {
    private final Piece piece;
    private final PartMatches matches;
    private final PendingVector rows;

    private RunStep(Piece piece, PartMatches matches, PendingVector rows) {
      this.piece = piece;
      this.matches = matches;
      this.rows = rows;
    }

    @Override
    public boolean isDone() {
      return rows.isDone();
    }

    // Rounded as those in an index are, so that both give the same score.
    @Override
    public void finish() {
      if (late) {
        rows.cancel();
        return;
      }
      try {
        TokenVectors vectors = model.vectors(piece.seen(), rows.await());
        compare(piece, model.rounded(vectors), matches);
      } catch (EncoderException e) {
        Texts.requireLate(e, deadline);
        late = true;
      }
    }

    @Override
    public void cancel() {
      rows.cancel();
    }
  }
}
