// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * How relevant a text is to a query.
 *
 * @param text the place of the text in the caller's list, from 0
 * @param logit what ranks it, finite, higher for more relevant; it never saturates
 * @param score the logit after the model's activation: between 0 and 1 unless that is the identity;
 *     texts with different logits may have equal scores
 * @param truncatedTokens how many tokens of the text were cut because query and text together are
 *     longer than the model sees, not counting what lies beyond {@link
 *     EncoderSettings#maxCharacters()}
 */
public record PairScore(int text, float logit, float score, int truncatedTokens) {
  /** As little relevant as can be: nothing is known that would speak for the text. */
  public static final float LOWEST_LOGIT = -Float.MAX_VALUE;
}
