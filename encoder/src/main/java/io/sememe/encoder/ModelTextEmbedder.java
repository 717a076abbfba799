// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.passage.PassageCutter;
import io.sememe.encoder.passage.Source;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.Collections;
import java.util.List;

/** The task "text to one vector" on whatever model stands in a slot. Thread-safe. */
record ModelTextEmbedder(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements TextEmbedder {
  @Override
  public EmbeddingSpace space(Deadline deadline) {
    return slot.await(deadline).requireTask(Task.TEXT_EMBEDDING).space();
  }

  @Override
  public List<Embedding> embed(List<String> texts, Role role, Deadline deadline) {
    texts.forEach(Texts::requireText);
    ModelAsker asker = ModelAsker.of(settings, model, role);
    try (ModelUse use = asker.prepare(texts.size(), () -> use(deadline))) {
      return embed(use.open(), texts, asker, deadline);
    }
  }

  private List<Embedding> embed(
      OpenModel open, List<String> texts, ModelAsker asker, Deadline deadline) {
    if (texts.size() == 1) {
      return Collections.singletonList(embedHere(open, texts.get(0), asker, deadline));
    }
    return EmbeddingWindow.of(open, settings.callers())
        .embed(texts.size(), i -> start(open, texts.get(i), asker, deadline));
  }

  @Override
  public PendingEmbedding start(String text, Role role, Deadline deadline) {
    try {
      Texts.requireText(text);
      ModelAsker asker = ModelAsker.of(settings, model, role);
      ModelUse use = asker.prepare(() -> use(deadline));
      return use.start(open -> new HeldEmbedding(use, start(open, text, asker, deadline)));
    } catch (EncoderException e) {
      return new FailedEmbedding(e);
    }
  }

  @Override
  public List<TextSpan> passages(String text, PassagePlan plan, Deadline deadline) {
    Texts.requireText(text);
    try (ModelUse use = use(deadline)) {
      OpenModel open = use.open();
      requireRoom(open, plan.tokens());
      return PassageCutter.cut(Texts.source(open, text, settings.maxCharacters(), deadline), plan);
    }
  }

  @Override
  public PendingPassages startPassages(
      String text, List<TextSpan> passages, PassagePooling pooling, Deadline deadline) {
    try {
      Texts.requireText(text);
      List<TextSpan> spans = List.copyOf(passages);
      spans.forEach(span -> Texts.requireWithin(text, span, "passage"));
      ModelAsker asker = ModelAsker.of(settings, model, Role.PASSAGE);
      ModelUse use = asker.prepare(spans.size(), () -> use(deadline));
      return use.start(
          open -> new HeldPassages(use, start(open, text, spans, pooling, asker, deadline)));
    } catch (EncoderException e) {
      return new FailedPassages(e);
    }
  }

  private PendingPassages start(
      OpenModel open,
      String text,
      List<TextSpan> spans,
      PassagePooling pooling,
      ModelAsker asker,
      Deadline deadline) {
    try {
      return switch (pooling) {
        case OWN -> startOwn(open, text, spans, asker, deadline);
        case LATE -> startLate(open, text, spans, asker, deadline);
      };
    } catch (RuntimeException e) {
      return new FailedPassages(e);
    }
  }

  private ModelUse use(Deadline deadline) {
    return slot.use(deadline, open -> open.requireTask(Task.TEXT_EMBEDDING));
  }

  private static void requireRoom(OpenModel open, int tokens) {
    int around = open.frame(Role.PASSAGE).length();
    int most = open.space().maxTokens() - around;
    if (tokens > most) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "passages of "
              + tokens
              + " tokens do not fit model '"
              + open.space().model()
              + "': it sees "
              + open.space().maxTokens()
              + ", of which special tokens and prefix take "
              + around
              + "; ask for at most "
              + most);
    }
  }

  private PendingPassages startOwn(
      OpenModel open, String text, List<TextSpan> spans, ModelAsker asker, Deadline deadline) {
    return EmbeddingWindow.of(open, settings.callers())
        .start(spans.size(), i -> start(open, spans.get(i).of(text), asker, deadline));
  }

  private PendingPassages startLate(
      OpenModel open, String text, List<TextSpan> spans, ModelAsker asker, Deadline deadline) {
    Source source = Texts.source(open, text, settings.maxCharacters(), asker, deadline);
    return LatePassages.of(open, schedulers, source, spans, asker, deadline)
        .start(settings.callers());
  }

  private PendingEmbedding start(OpenModel open, String text, ModelAsker asker, Deadline deadline) {
    try {
      Tokenized tokenized = tokenize(open, text, asker, deadline);
      Embedding counts = counts(tokenized);
      if (Texts.isEmpty(text, tokenized)) {
        return new EndedEmbedding(counts);
      }
      long[] ids = tokenized.encoding().ids();
      return new StartedEmbedding(schedulers.start(open, ids, asker, deadline), counts);
    } catch (RuntimeException e) {
      return new FailedEmbedding(e);
    }
  }

  // No text is ahead of it: the caller's thread does all of it, unless all slots are taken.
  private Embedding embedHere(OpenModel open, String text, ModelAsker asker, Deadline deadline) {
    Tokenized tokenized = tokenize(open, text, asker, deadline);
    Embedding counts = counts(tokenized);
    return Texts.isEmpty(text, tokenized)
        ? counts
        : counts.withVector(schedulers.run(open, tokenized.encoding().ids(), asker, deadline));
  }

  private Tokenized tokenize(OpenModel open, String text, ModelAsker asker, Deadline deadline) {
    Tokenized tokenized =
        asker.prepare(
            () -> {
              Texts.requireTime(deadline);
              return open.tokenize(text, asker.role(), settings.maxCharacters());
            });
    asker.seen(tokenized.truncatedTokens(), tokenized.truncatedCharacters());
    return tokenized;
  }

  private static Embedding counts(Tokenized tokenized) {
    return new Embedding(
        new float[0],
        tokenized.encoding().length(),
        tokenized.truncatedTokens(),
        tokenized.truncatedCharacters(),
        tokenized.unknownTokens());
  }

  /** A text on its way; its counts are known, so its tokens need not be kept. */
  private record StartedEmbedding(PendingVector vector, Embedding counts)
      implements PendingEmbedding {
    @Override
    public boolean isDone() {
      return vector.isDone();
    }

    @Override
    public Embedding await() {
      return counts.withVector(vector.await());
    }

    @Override
    public void cancel() {
      vector.cancel();
    }
  }

  /** A text that needs no run. */
  private record EndedEmbedding(Embedding embedding) implements PendingEmbedding {
    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public Embedding await() {
      return embedding;
    }

    @Override
    public void cancel() {}
  }
}
