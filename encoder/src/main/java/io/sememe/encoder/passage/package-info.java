// SPDX-License-Identifier: Apache-2.0
/**
 * Long texts in parts.
 *
 * <p>{@link io.sememe.encoder.passage.PassageCutter} cuts a text into passages, tokens by tokens
 * ({@code WindowCutter}) or sentence by sentence ({@code SentencePacker}). Both look at a {@link
 * io.sememe.encoder.passage.Source} through pieces of it ({@code Piece}), which the model's own
 * tokenizer tokenises alone: that is how the passage will be seen when it is encoded.
 */
@NullMarked
package io.sememe.encoder.passage;

import org.jspecify.annotations.NullMarked;
