// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.Source;
import io.sememe.encoder.passage.SpanMean;
import io.sememe.encoder.passage.SpanMeans;
import io.sememe.encoder.passage.TokenWindow;
import io.sememe.encoder.passage.TokenWindows;
import io.sememe.encoder.schedule.PendingVector;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Spans of a text that is encoded whole, window by window: each window's token states are added to
 * the spans that they belong to and let go. Gives what starts the windows, in order; windows that
 * no span has a token in are left out. Not thread-safe.
 */
final class SpanWindows implements Iterator<Supplier<Step>> {
  /** Windows are equally long, and their states are a thousand times larger than a vector. */
  private static final int WINDOWS_PER_CALLER = 2;

  private final WindowRuns runs;
  private final TokenWindows windows;
  private final SpanMeans means;
  private @Nullable TokenWindow next;

  /** Prepares the windows of a text. */
  SpanWindows(WindowRuns runs, Source source, SpanMeans means) {
    this.runs = runs;
    this.windows = new TokenWindows(source, runs.room());
    this.means = means;
  }

  /**
   * Returns the work on all windows.
   *
   * @param callers how many runs there are at the same time
   */
  StepsAhead steps(int callers) {
    return new StepsAhead(callers * WINDOWS_PER_CALLER, this);
  }

  /** Returns the means in the order of the spans, after the last step. */
  List<SpanMean> means() {
    return means.means();
  }

  @Override
  public boolean hasNext() {
    while (next == null && windows.hasNext()) {
      TokenWindow window = windows.next();
      next = means.wants(window) ? window : null;
    }
    return next != null;
  }

  @Override
  public Supplier<Step> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    TokenWindow window = next;
    next = null;
    return () -> new WindowStep(window, runs.start(window.tokens().ids()));
  }

  /** A window on its way to the spans that lie in it. */
  private final class WindowStep implements Step {
    private final TokenWindow window;
    private final PendingVector rows;

    private WindowStep(TokenWindow window, PendingVector rows) {
      this.window = window;
      this.rows = rows;
    }

    @Override
    public boolean isDone() {
      return rows.isDone();
    }

    @Override
    public void finish() {
      means.add(window, rows.await(), runs.firstRow());
    }

    @Override
    public void cancel() {
      rows.cancel();
    }
  }
}
