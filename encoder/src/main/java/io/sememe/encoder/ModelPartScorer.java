// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/**
 * The task "question and parts of texts to scores" on whatever model stands in a slot. Somebody
 * waits for the scores: texts go before those that are being indexed, though they are passages.
 * Thread-safe.
 */
record ModelPartScorer(
    String model,
    ModelSlot slot,
    Schedulers schedulers,
    EncoderSettings settings,
    LeasedMaxSim maxSim)
    implements PartScorer {
  /** Steps on their way; the rows of a piece take 1 MB. */
  private static final int STEPS_PER_CALLER = 8;

  private static final int STEPS_PER_GPU_RUN = 64;

  @Override
  public TokenSpace space(Deadline deadline) {
    return slot.with(deadline, open -> open.tokens().space());
  }

  @Override
  public List<List<PartScore>> score(
      float[] questionRows, List<TextParts> texts, Deadline deadline) {
    texts.forEach(ModelPartScorer::requireParts);
    ModelAsker asker = ModelAsker.waiting(settings, model, Role.PASSAGE);
    try (ModelUse use = asker.prepare(texts.size(), () -> slot.use(deadline))) {
      return score(use.open(), asker, questionRows, texts, deadline);
    }
  }

  private List<List<PartScore>> score(
      OpenModel open,
      ModelAsker asker,
      float[] questionRows,
      List<TextParts> texts,
      Deadline deadline) {
    TokenModel tokens = open.tokens();
    int dimension = tokens.space().dimension();
    requireRows(questionRows, dimension);
    PartsOfQuestion parts =
        new PartsOfQuestion(
            tokens,
            schedulers,
            asker,
            maxSim.comparison(questionRows, dimension),
            texts,
            new TextPieces(open, tokens, settings.maxCharacters(), deadline));
    return parts.scores(ahead(tokens));
  }

  private int ahead(TokenModel tokens) {
    return tokens
        .states()
        .place()
        .map(gpus -> gpus.runs() * STEPS_PER_GPU_RUN)
        .orElse(settings.callers() * STEPS_PER_CALLER);
  }

  private static void requireParts(TextParts text) {
    Texts.requireText(text.text().text());
    text.parts().forEach(part -> Texts.requireWithin(text.text().text(), part, "part"));
  }

  private void requireRows(float[] rows, int dimension) {
    if (rows.length == 0 || !UnitRows.areUnits(rows, dimension)) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "the question has "
              + rows.length
              + " floats, which are not the vectors of one token or more: those of model '"
              + model
              + "' have "
              + dimension
              + " each and length 1; encode the question with this model");
    }
  }
}
