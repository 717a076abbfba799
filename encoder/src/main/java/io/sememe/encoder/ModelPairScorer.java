// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Task;
import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/** The task "query and texts to relevance" on whatever model stands in a slot. Thread-safe. */
record ModelPairScorer(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements PairScorer {
  @Override
  public PairSpace space(Deadline deadline) {
    return slot.await(deadline).requireTask(Task.PAIR_SCORING).pairs().space();
  }

  @Override
  public List<PairScore> score(String query, List<String> texts, Deadline deadline) {
    Texts.requireText(query);
    texts.forEach(Texts::requireText);
    ModelAsker asker = ModelAsker.of(settings, model, Role.QUERY);
    try (ModelUse use = asker.prepare(texts.size(), () -> use(deadline))) {
      return score(use.open(), asker, query, texts, deadline);
    }
  }

  private List<PairScore> score(
      OpenModel open, ModelAsker asker, String query, List<String> texts, Deadline deadline) {
    return deadline.expired()
        ? List.of()
        : new PairsOfQuery(open, schedulers, settings, asker, query, texts, deadline).scores();
  }

  private ModelUse use(Deadline deadline) {
    return slot.use(deadline, open -> open.requireTask(Task.PAIR_SCORING));
  }
}
