// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Task;
import io.sememe.encoder.passage.TokenWindows;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Frame;

/** The task "text to weighted terms" on whatever model stands in a slot. Thread-safe. */
record ModelSparseEncoder(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements SparseEncoder {
  @Override
  public String fingerprint(Deadline deadline) {
    return slot.await(deadline).requireTask(Task.SPARSE_EMBEDDING).sparse().fingerprint();
  }

  @Override
  public SparseEncoding encode(String text, Role role, SparsePruning pruning, Deadline deadline) {
    Texts.requireText(text);
    ModelAsker asker = ModelAsker.of(settings, model, role);
    try (ModelUse use = asker.prepare(() -> use(deadline))) {
      return encode(use.open(), text, role, asker, pruning, deadline);
    }
  }

  private SparseEncoding encode(
      OpenModel open,
      String text,
      Role role,
      ModelAsker asker,
      SparsePruning pruning,
      Deadline deadline) {
    TermsOfText terms = terms(open, text, asker, deadline);
    return open.sparse()
        .lookup(role)
        .map(weights -> terms.lookUp(weights, pruning))
        .orElseGet(() -> terms.encode(schedulers, asker, ahead(open), deadline, pruning));
  }

  private ModelUse use(Deadline deadline) {
    return slot.use(deadline, open -> open.requireTask(Task.SPARSE_EMBEDDING));
  }

  private TermsOfText terms(OpenModel open, String text, ModelAsker asker, Deadline deadline) {
    Frame frame = open.frame(asker.role());
    int room = open.space().maxTokens() - frame.length();
    return new TermsOfText(
        open,
        new TokenWindows(Texts.source(open, text, settings.maxCharacters(), asker, deadline), room),
        frame);
  }

  private int ahead(OpenModel open) {
    return EmbeddingWindow.of(open, settings.callers()).size();
  }
}
