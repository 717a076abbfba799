// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.passage.Source;
import io.sememe.encoder.passage.TokenWindow;
import io.sememe.encoder.passage.TokenWindows;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.span.TokenLogits;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.PairBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question and the windows of many texts, started ahead in their order until the deadline. A
 * text is read when all of its windows are, and its end is a step of its own: nothing that comes
 * after a window that is late counts. Not thread-safe.
 */
final class SpansOfQuestion implements Iterator<Supplier<Step>> {
  private final OpenModel open;
  private final Schedulers schedulers;
  private final EncoderSettings settings;
  private final long[] question;
  private final List<AnswerText> texts;
  private final int most;
  private final Deadline deadline;
  private final ModelAsker asker;
  private final List<Answer> found = new ArrayList<>();
  private int next;
  private int read;
  private @Nullable Reading reading;

  /** Whether no more is started, and whether what was started is of no use any more. */
  private boolean ended;

  private boolean late;

  /**
   * Prepares the texts.
   *
   * @param question its tokens, as {@link PairBuilder#query} gives them
   * @param most how many answers are wanted of each text
   */
  SpansOfQuestion(
      OpenModel open,
      Schedulers schedulers,
      EncoderSettings settings,
      long[] question,
      List<AnswerText> texts,
      int most,
      Deadline deadline) {
    this.open = open;
    this.schedulers = schedulers;
    this.settings = settings;
    this.question = question;
    this.texts = texts;
    this.most = most;
    this.deadline = deadline;
    this.asker = ModelAsker.of(settings, open.calls().model(), Role.QUERY);
  }

  /** Returns the answers in all texts that were read before the deadline. */
  Answers answers() {
    new StepsAhead(EmbeddingWindow.of(open, settings.callers()).size(), this).finish();
    found.sort(Answers.BEST_FIRST);
    return new Answers(found, read);
  }

  @Override
  public boolean hasNext() {
    return !ended && (reading != null || next < texts.size()) && !deadline.expired();
  }

  @Override
  public Supplier<Step> next() {
    if (reading == null && next == texts.size()) {
      throw new NoSuchElementException();
    }
    if (reading == null) {
      reading = new Reading(next++);
    }
    Reading current = reading;
    return () -> step(current);
  }

  private Step step(Reading current) {
    try {
      TokenWindow window = current.window();
      if (window != null) {
        long[] ids = builder().whole(question, window.tokens().ids());
        return new WindowStep(
            current, window.tokens(), schedulers.start(open, ids, asker, deadline));
      }
    } catch (EncoderException e) {
      Texts.requireLate(e, deadline);
      ended = true;
      return new ReadyStep(() -> late = true);
    }
    reading = null;
    return new ReadyStep(() -> end(current));
  }

  private void end(Reading current) {
    if (!late) {
      found.addAll(current.answers());
      read++;
    }
  }

  private PairBuilder builder() {
    return open.spans().builder();
  }

  /** A text whose windows are being started. */
  private final class Reading {
    private final int place;
    private final TokenWindows windows;
    private final SpansOfText spans;
    private boolean refused;

    private Reading(int place) {
      String text = texts.get(place).text();
      this.place = place;
      this.windows =
          new TokenWindows(source(text), builder().room(question), open.spans().overlapTokens());
      this.spans = new SpansOfText(open.spans(), text, most);
    }

    private Source source(String text) {
      Source source = Texts.source(open, text, settings.maxCharacters(), asker, deadline);
      return new Source(
          text,
          piece -> builder().content(source.tokenizer().content(piece)),
          source.maxCharacters());
    }

    /** Returns the next window; null when there is none, or the tokenizer refuses the text. */
    private @Nullable TokenWindow window() {
      try {
        return windows.hasNext() ? windows.next() : null;
      } catch (EncoderException e) {
        if (e.kind() != Kind.BAD_INPUT) {
          throw e;
        }
        refused = true;
        return null;
      }
    }

    private void add(Encoding tokens, float[] rows) {
      spans.add(tokens, new TokenLogits(rows), builder().textStart(question));
    }

    private List<Answer> answers() {
      return refused ? List.of() : spans.answers(place);
    }
  }

  /** A window on its way to the answers of its text. */
  private final class WindowStep implements Step {
    private final Reading text;
    private final Encoding tokens;
    private final PendingVector logits;

    private WindowStep(Reading text, Encoding tokens, PendingVector logits) {
      this.text = text;
      this.tokens = tokens;
      this.logits = logits;
    }

    @Override
    public boolean isDone() {
      return logits.isDone();
    }

    @Override
    public void finish() {
      if (late) {
        logits.cancel();
        return;
      }
      try {
        text.add(tokens, logits.await());
      } catch (EncoderException e) {
        Texts.requireLate(e, deadline);
        late = true;
        ended = true;
      }
    }

    @Override
    public void cancel() {
      logits.cancel();
    }
  }
}
