// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.TokenWindow;
import io.sememe.encoder.passage.TokenWindows;
import io.sememe.encoder.schedule.Asker;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Frame;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The weighted terms of one text, window by window; the windows of a long text are started ahead,
 * in order. Not thread-safe.
 */
final class TermsOfText {
  private final OpenModel open;
  private final TokenWindows windows;
  private final Frame frame;
  private final HeaviestTerms terms = new HeaviestTerms();
  private int tokens;
  private int unknownTokens;

  /**
   * Prepares the windows of a text.
   *
   * @param windows of as many tokens as the frame leaves
   * @param frame what stands around each
   */
  TermsOfText(OpenModel open, TokenWindows windows, Frame frame) {
    this.open = open;
    this.windows = windows;
    this.frame = frame;
  }

  /** Looks the text's own tokens up, without a run. */
  SparseEncoding lookUp(QueryTerms weights, SparsePruning pruning) {
    while (windows.hasNext()) {
      TokenWindow window = windows.next();
      long[] ids = window.tokens().ids();
      for (int i = window.ownStart(); i < window.ownEnd(); i++) {
        terms.add((int) ids[i], weights.weight(ids[i]));
      }
      tokens += window.ownEnd() - window.ownStart();
      countUnknown(window);
    }
    return encoding(pruning);
  }

  /**
   * Runs the model.
   *
   * @param asker for whom
   * @param ahead how many windows are on their way at most
   */
  SparseEncoding encode(
      Schedulers schedulers, Asker asker, int ahead, Deadline deadline, SparsePruning pruning) {
    if (windows.hasNext()) {
      long[] first = framed(windows.next());
      if (windows.hasNext()) {
        Starts rest = new Starts(first, ids -> schedulers.start(open, ids, asker, deadline));
        new StepsAhead(ahead, rest).finish();
      } else {
        // No text is ahead of it: the caller's thread does all of it.
        terms.add(schedulers.run(open, first, asker, deadline));
      }
    }
    return encoding(pruning);
  }

  private long[] framed(TokenWindow window) {
    long[] ids = frame.around(window.tokens().ids());
    tokens += ids.length;
    countUnknown(window);
    return ids;
  }

  private void countUnknown(TokenWindow window) {
    for (int i = window.ownStart(); i < window.ownEnd(); i++) {
      unknownTokens += open.isUnknown(window.tokens().ids()[i]) ? 1 : 0;
    }
  }

  private SparseEncoding encoding(SparsePruning pruning) {
    SparseForm form = open.sparse();
    return new SparseEncoding(
        terms.kept(form.terms(), form.topK(), pruning), tokens, unknownTokens);
  }

  /** Puts the tokens of a window into a queue. */
  private interface Start {
    PendingVector of(long[] ids);
  }

  /** Starts the windows of a text in order. */
  private final class Starts implements Iterator<Supplier<Step>> {
    private final Start start;
    private long[] next;

    private Starts(long[] first, Start start) {
      this.next = first;
      this.start = start;
    }

    @Override
    public boolean hasNext() {
      return next.length > 0 || windows.hasNext();
    }

    @Override
    public Supplier<Step> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long[] ids = next.length > 0 ? next : framed(windows.next());
      next = new long[0];
      return () -> new WindowStep(start.of(ids));
    }
  }

  /** A window on its way to the terms of its text. */
  private final class WindowStep implements Step {
    private final PendingVector row;

    private WindowStep(PendingVector row) {
      this.row = row;
    }

    @Override
    public boolean isDone() {
      return row.isDone();
    }

    @Override
    public void finish() {
      terms.add(row.await());
    }

    @Override
    public void cancel() {
      row.cancel();
    }
  }
}
