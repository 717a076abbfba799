// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.TermTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a model does what it is made for, where that is not to give vectors.
 *
 * @param pairs how it scores pairs, null unless that is its task
 * @param sparse how it gives weighted terms, null unless that is its task
 * @param spans how it reads answers, null unless that is its task
 */
record TaskForms(@Nullable PairForm pairs, @Nullable SparseForm sparse, @Nullable SpanForm spans) {

  /**
   * Returns the form of a model's task.
   *
   * @param fingerprint of what the model itself gives
   * @param form what a run gives
   * @param frame what stands around the texts of a pair, null unless the model sees two at once
   * @param terms of the vocabulary, null unless the task is sparse embedding
   * @throws EncoderException FAILED when the model cannot do it
   */
  static TaskForms of(
      ModelDescriptor descriptor,
      Fingerprint fingerprint,
      VectorForm form,
      @Nullable PairFrame frame,
      @Nullable TermTable terms) {
    if (terms != null) {
      return new TaskForms(null, SparseForm.of(descriptor, fingerprint, terms), null);
    }
    if (frame == null) {
      return new TaskForms(null, null, null);
    }
    return descriptor.task() == Task.QUESTION_ANSWERING
        ? new TaskForms(null, null, SpanForm.of(descriptor, fingerprint, frame))
        : new TaskForms(PairForm.of(descriptor, fingerprint, frame, form), null, null);
  }

  /** Returns what puts two texts together, where the model sees two at once. */
  Optional<PairBuilder> builder() {
    return Optional.ofNullable(pairs)
        .map(PairForm::builder)
        .or(() -> Optional.ofNullable(spans).map(SpanForm::builder));
  }

  /** Returns what a log says of the model, which gives vectors of this space. */
  String label(EmbeddingSpace space) {
    if (pairs != null) {
      return pairs.space().toString();
    }
    if (spans != null) {
      return spans.toString();
    }
    return space + (sparse == null ? "" : " as " + sparse);
  }
}
