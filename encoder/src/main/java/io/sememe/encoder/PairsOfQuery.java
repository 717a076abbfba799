// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairTokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * One query against many texts, started a window ahead in their order until the deadline. Pairs of
 * equal length that may share a run find each other in the queue. Not thread-safe.
 */
final class PairsOfQuery implements Iterator<Supplier<Step>> {
  private final OpenModel open;
  private final Schedulers schedulers;
  private final EncoderSettings settings;
  private final List<String> texts;
  private final Deadline deadline;
  private final ModelAsker asker;
  private final long[] query;
  private final List<PairScore> scores;
  private int next;

  /**
   * Tokenises the query.
   *
   * @param asker for whom the pairs are scored
   * @throws EncoderException as {@link OpenModel#content} does
   */
  PairsOfQuery(
      OpenModel open,
      Schedulers schedulers,
      EncoderSettings settings,
      ModelAsker asker,
      String query,
      List<String> texts,
      Deadline deadline) {
    this.open = open;
    this.schedulers = schedulers;
    this.settings = settings;
    this.texts = texts;
    this.deadline = deadline;
    this.asker = asker;
    this.query = query(query);
    this.scores = new ArrayList<>(texts.size());
  }

  /** Returns the scores of all texts whose turn came before the deadline, in order. */
  List<PairScore> scores() {
    new StepsAhead(EmbeddingWindow.of(open, settings.callers()).size(), this).finish();
    return List.copyOf(scores);
  }

  @Override
  public boolean hasNext() {
    return next < texts.size() && !deadline.expired();
  }

  @Override
  public Supplier<Step> next() {
    if (next == texts.size()) {
      throw new NoSuchElementException();
    }
    int text = next++;
    return () -> start(text);
  }

  private Step start(int text) {
    return Texts.readable(() -> asker.prepare(() -> content(texts.get(text))))
        .map(content -> start(text, builder().pair(query, content)))
        .orElseGet(() -> new ReadyStep(() -> scores.add(open.pairs().unreadable(text))));
  }

  // Told once: all pairs have the same query.
  private long[] query(String query) {
    Encoding content = asker.prepare(() -> content(query));
    asker.seen(builder().queryTokensCut(content), charactersCut(query));
    return builder().query(content);
  }

  private int charactersCut(String text) {
    return Math.max(0, text.length() - settings.maxCharacters());
  }

  private Encoding content(String text) {
    return open.content(text, settings.maxCharacters());
  }

  private Step start(int text, PairTokens pair) {
    asker.seen(pair.truncatedTokens(), charactersCut(texts.get(text)));
    try {
      return new PairStep(text, pair, schedulers.start(open, pair.ids(), asker, deadline));
    } catch (EncoderException e) {
      Texts.requireLate(e, deadline);
      return new ReadyStep(() -> {});
    }
  }

  private PairBuilder builder() {
    return open.pairs().builder();
  }

  /** A pair on its way to its score. */
  private final class PairStep implements Step {
    private final int text;
    private final int truncatedTokens;
    private final PendingVector logits;

    private PairStep(int text, PairTokens pair, PendingVector logits) {
      this.text = text;
      this.truncatedTokens = pair.truncatedTokens();
      this.logits = logits;
    }

    @Override
    public boolean isDone() {
      return logits.isDone();
    }

    @Override
    public void finish() {
      try {
        scores.add(open.pairs().score(text, logits.await(), truncatedTokens));
      } catch (EncoderException e) {
        Texts.requireLate(e, deadline);
      }
    }

    @Override
    public void cancel() {
      logits.cancel();
    }
  }
}
