// SPDX-License-Identifier: Apache-2.0
/**
 * Long texts in parts.
 *
 * <p>{@link io.sememe.encoder.passage.PassageCutter} cuts a text into passages, tokens by tokens
 * ({@code WindowCutter}) or sentence by sentence ({@code SentencePacker}). Both look at a {@link
 * io.sememe.encoder.passage.Source} through pieces of it ({@code Piece}), which the model's own
 * tokenizer tokenises alone: that is how the passage will be seen when it is encoded. {@link
 * io.sememe.encoder.passage.SentenceEnds} tells where sentences end.
 *
 * <p>For what is pooled late, {@link io.sememe.encoder.passage.TokenWindows} gives the tokens of
 * the whole text in windows that the model can see ({@link io.sememe.encoder.passage.TokenWindow}),
 * and {@link io.sememe.encoder.passage.SpanMeans} takes the mean of the states of each passage's
 * tokens as they come back. Such windows are also read for answers. Nothing here runs a model.
 */
@NullMarked
package io.sememe.encoder.passage;

import org.jspecify.annotations.NullMarked;
