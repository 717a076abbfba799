// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * A part of a text that answers a question.
 *
 * @param text the place of the text in the caller's list, from 0
 * @param span which part of the text, in UTF-16 chars; not empty, and no surrogate pair is split
 * @param logit what ranks it, finite, higher for better, comparable across texts. Of a span: how
 *     far the logits of its start and end lie above those of "no answer", less the model's
 *     threshold; of a sentence: its MaxSim
 * @param score how sure it is, 0 to 1: of a span the logistic of the logit; of a sentence the
 *     logit, and 0 where that is negative
 */
public record Answer(int text, TextSpan span, float logit, float score) {}
