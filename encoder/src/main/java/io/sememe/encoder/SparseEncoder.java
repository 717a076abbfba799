// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The task "text to weighted terms" of one named model, learned sparse retrieval (SPLADE: Formal et
 * al., 2021): for each term of the vocabulary the largest log(1 + relu(logit)) of a
 * masked-language-model head over the text's tokens.
 *
 * <p>A text that is longer than the model sees is encoded in windows that overlap by a quarter, and
 * a term's weight is the largest of any window. Special tokens are never among the terms. In role
 * {@link Role#QUERY} a model whose descriptor names a file of weights looks up the text's own
 * tokens there, without a run (doc-only mode).
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same text in the same role gives
 * the bit-same weights, whatever is encoded beside it, as far as {@link TextEmbedder} promises that
 * of vectors. All methods throw {@link EncoderException} as those of {@link TextEmbedder} do.
 */
public interface SparseEncoder {

  /** Returns the model's name. */
  String model();

  /**
   * Returns the hash of everything that changes a weight: 32 hexadecimal digits. Waits for the
   * model until the deadline.
   */
  String fingerprint(Deadline deadline);

  /**
   * Encodes one text.
   *
   * @param text any Unicode text of any length, also malformed or empty; not null
   * @param role what the text is to the search
   * @param pruning which terms are kept
   * @param deadline when the result is no longer wanted
   */
  SparseEncoding encode(String text, Role role, SparsePruning pruning, Deadline deadline);
}
