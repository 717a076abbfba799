// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/**
 * The task "question and texts to answers" on whatever model stands in a slot: spans where it is
 * trained to find them, sentences where it gives vectors of tokens. Thread-safe.
 */
record ModelAnswerReader(
    String model,
    ModelSlot slot,
    Schedulers schedulers,
    EncoderSettings settings,
    LeasedMaxSim maxSim)
    implements AnswerReader {
  @Override
  public AnswerSpace space(Deadline deadline) {
    OpenModel open = slot.await(deadline);
    requireTask(open);
    return findsWords(open) ? words(open).space() : sentences().space(deadline);
  }

  @Override
  public AskedQuestion ask(String question, Deadline deadline) {
    Texts.requireText(question);
    if (question.isBlank()) {
      throw new EncoderException(Kind.BAD_INPUT, "the question is blank; ask one");
    }
    try (ModelUse use = use(1, deadline)) {
      return ask(use.open(), question, deadline);
    }
  }

  private AskedQuestion ask(OpenModel open, String question, Deadline deadline) {
    Texts.requireTime(deadline);
    return findsWords(open) ? words(open).ask(question) : sentences().ask(question, deadline);
  }

  @Override
  public Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    texts.forEach(Texts::requireText);
    if (most < 1) {
      throw new EncoderException(
          Kind.BAD_INPUT, "answers wanted of each text: " + most + "; ask for at least 1");
    }
    try (ModelUse use = use(texts.size(), deadline)) {
      return read(use.open(), question, texts, most, deadline);
    }
  }

  private Answers read(
      OpenModel open, AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    return findsWords(open)
        ? words(open).read(question, texts, most, deadline)
        : sentences().read(question, texts, most, deadline);
  }

  private ModelUse use(int texts, Deadline deadline) {
    ModelAsker asker = ModelAsker.of(settings, model, Role.QUERY);
    return asker.prepare(texts, () -> slot.use(deadline, this::requireTask));
  }

  private void requireTask(OpenModel open) {
    requireTask(open.task());
  }

  private static boolean findsWords(OpenModel open) {
    return open.task() == Task.QUESTION_ANSWERING;
  }

  private SpanReader words(OpenModel open) {
    return new SpanReader(open, schedulers, settings);
  }

  private void requireTask(Task task) {
    if (task == Task.PAIR_SCORING || task == Task.SPARSE_EMBEDDING) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "model '"
              + model
              + "' has the task "
              + task.label()
              + " and cannot answer questions; use a model of task "
              + Task.QUESTION_ANSWERING.label()
              + " for the words that answer, or of task "
              + Task.TEXT_EMBEDDING.label()
              + " or "
              + Task.TOKEN_EMBEDDING.label()
              + " for the sentence");
    }
  }

  private SentenceReader sentences() {
    return new SentenceReader(
        new ModelTokenEmbedder(model, slot, schedulers, settings),
        new ModelPartScorer(model, slot, schedulers, settings, maxSim));
  }
}
