// SPDX-License-Identifier: Apache-2.0
/**
 * From the logits of tokens to the parts of a text that answer.
 *
 * <p>{@link io.sememe.encoder.span.SpanDecoder} finds the best spans of one window of a text, whose
 * {@link io.sememe.encoder.span.TokenLogits} a model gave; {@link io.sememe.encoder.span.BestSpans}
 * makes of those of all windows the best of the text. Nothing here runs a model or knows one.
 */
@NullMarked
package io.sememe.encoder.span;

import org.jspecify.annotations.NullMarked;
