// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.UnitLength;
import io.sememe.encoder.passage.SpanMean;
import io.sememe.encoder.passage.SpanMeans;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Frame;
import java.util.List;

/**
 * The task "a word in its sentence to a vector" on whatever model stands in a slot. Thread-safe.
 */
record ModelWordEmbedder(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements WordEmbedder {
  private static final String NEED = "vectors of words need; name another model";

  @Override
  public TokenSpace space(Deadline deadline) {
    try (ModelUse use = use(deadline)) {
      use.open().tokenStates(NEED);
      return use.open().wordSpace();
    }
  }

  @Override
  public WordVectors embed(
      String text, List<TextSpan> words, int maxTokens, Role role, Deadline deadline) {
    Texts.requireText(text);
    words.forEach(word -> Texts.requireWithin(text, word, "word"));
    ModelAsker asker = ModelAsker.of(settings, model, role);
    try (ModelUse use = asker.prepare(() -> use(deadline))) {
      return embed(use.open(), text, words, maxTokens, asker, deadline);
    }
  }

  private WordVectors embed(
      OpenModel open,
      String text,
      List<TextSpan> words,
      int maxTokens,
      ModelAsker asker,
      Deadline deadline) {
    SpanMeans means = new SpanMeans(List.copyOf(words), open.width(), id -> false);
    SpanWindows windows =
        new SpanWindows(
            runs(open, maxTokens, asker, deadline),
            Texts.source(open, text, settings.maxCharacters(), asker, deadline),
            means);
    windows.steps(settings.callers()).finish();
    return new WordVectors(
        open.width(), windows.means().stream().map(mean -> vector(open, mean)).toList());
  }

  private ModelUse use(Deadline deadline) {
    return slot.use(deadline, open -> open.requireTask(Task.TEXT_EMBEDDING));
  }

  private WindowRuns runs(OpenModel open, int maxTokens, ModelAsker asker, Deadline deadline) {
    Frame frame = open.frame();
    int seen = Math.min(maxTokens, open.space().maxTokens());
    if (seen <= frame.length()) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "model '"
              + model
              + "': windows of "
              + maxTokens
              + " tokens leave none for text: special tokens take "
              + frame.length()
              + "; ask for at least "
              + (frame.length() + 1));
    }
    return new WindowRuns(schedulers, open.tokenStates(NEED), frame, seen, asker, deadline);
  }

  private static float[] vector(OpenModel open, SpanMean mean) {
    return mean.isEmpty() ? mean.mean() : open.calls().named(() -> scaled(mean.mean()));
  }

  private static float[] scaled(float[] mean) {
    UnitLength.scale(mean, 0, mean.length);
    return mean;
  }
}
