// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

/**
 * Tokens of a window that may be an answer.
 *
 * @param first the first of them, counted among those of the text
 * @param last the last one, not before the first
 * @param sum the logits of start and end, added
 */
public record TokenSpan(int first, int last, double sum) {}
