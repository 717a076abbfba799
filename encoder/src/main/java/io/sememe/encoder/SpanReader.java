// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Encoding;
import java.util.List;

/** Answers that are spans of the texts, read by a model that is made for it. Thread-safe. */
final class SpanReader {
  private final OpenModel open;
  private final Schedulers schedulers;
  private final EncoderSettings settings;

  /** Creates a reader with a model whose task is question answering. */
  SpanReader(OpenModel open, Schedulers schedulers, EncoderSettings settings) {
    this.open = open;
    this.schedulers = schedulers;
    this.settings = settings;
  }

  /** Returns what its answers can be compared with. */
  AnswerSpace space() {
    return open.spans().space();
  }

  /**
   * Makes sure that a question can be read.
   *
   * @throws EncoderException BAD_INPUT when it is null or has no token, or the tokenizer refuses it
   */
  AskedQuestion ask(String question) {
    Encoding content = content(question);
    long[] unused = tokens(question, content);
    int characters = Math.max(0, question.length() - settings.maxCharacters());
    // Here and not where texts are read, which happens several times for one question.
    asker().seen(open.spans().builder().queryTokensCut(content), characters);
    return new AskedQuestion(question, new float[0]);
  }

  /**
   * Reads texts, as {@link AnswerReader#read} does.
   *
   * @param texts none is null
   * @param most at least 1
   */
  Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    long[] tokens = tokens(question.text(), content(question.text()));
    return new SpansOfQuestion(open, schedulers, settings, tokens, texts, most, deadline).answers();
  }

  private Encoding content(String question) {
    Texts.requireText(question);
    return asker().prepare(() -> open.content(question, settings.maxCharacters()));
  }

  private ModelAsker asker() {
    return ModelAsker.of(settings, open.calls().model(), Role.QUERY);
  }

  private long[] tokens(String question, Encoding content) {
    long[] tokens = open.spans().builder().query(content);
    if (question.isBlank() || tokens.length == 0) {
      throw new EncoderException(
          Kind.BAD_INPUT, "the question has no tokens; ask with at least one word");
    }
    return tokens;
  }
}
