// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.Source;
import io.sememe.encoder.passage.SpanMean;
import io.sememe.encoder.passage.SpanMeans;
import io.sememe.encoder.passage.TokenWindow;
import io.sememe.encoder.passage.TokenWindows;
import io.sememe.encoder.schedule.Lane;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passages of a text that is encoded whole, window by window: each window's token states are added
 * to the passages that they belong to and let go. Gives what starts the windows, in order; windows
 * that no passage has a token in are left out. Not thread-safe.
 */
final class LatePassages implements Iterator<Supplier<Step>> {
  /** Windows are equally long, and their states are a thousand times larger than a vector. */
  private static final int WINDOWS_PER_CALLER = 2;

  private final OpenModel open;
  private final Schedulers schedulers;
  private final Deadline deadline;
  private final Runner states;
  private final Frame frame;
  private final TokenWindows windows;
  private final SpanMeans means;
  private @Nullable TokenWindow next;

  /**
   * Prepares the windows of a text.
   *
   * @throws EncoderException as {@link OpenModel#tokenStates} does
   */
  LatePassages(
      OpenModel open,
      Schedulers schedulers,
      Source source,
      List<TextSpan> passages,
      Deadline deadline) {
    this.open = open;
    this.schedulers = schedulers;
    this.deadline = deadline;
    this.states = open.tokenStates();
    this.frame = open.frame(Role.PASSAGE);
    this.windows = new TokenWindows(source, open.space().maxTokens() - frame.length());
    this.means = new SpanMeans(passages, open.width(), open::isUnknown);
  }

  /**
   * Starts the first windows.
   *
   * @param callers how many runs there are at the same time
   */
  PendingPassages start(int callers) {
    return StartedPassages.begin(
        new StepsAhead(callers * WINDOWS_PER_CALLER, this), this::embeddings);
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
    return () -> start(window);
  }

  private Step start(TokenWindow window) {
    long[] ids = frame.around(window.tokens().ids());
    return new WindowStep(window, schedulers.start(states, ids, Lane.INDEX, deadline));
  }

  private List<Embedding> embeddings() {
    return means.means().stream().map(this::embedding).toList();
  }

  private Embedding embedding(SpanMean mean) {
    float[] vector = mean.isEmpty() ? mean.mean() : open.vectorOf(mean.mean());
    return new Embedding(vector, mean.tokens(), 0, 0, mean.unknownTokens());
  }

  /** A window on its way to the passages that lie in it. */
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
      means.add(window, rows.await(), frame.before().length);
    }

    @Override
    public void cancel() {
      rows.cancel();
    }
  }
}
