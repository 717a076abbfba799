// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * What the answers of an open model can be compared with: those of an equal fingerprint, and no
 * others.
 *
 * @param model the model's name
 * @param fingerprint hash of everything that changes an answer or its score: 32 hexadecimal digits
 * @param kind what its answers are
 * @param leastScore the score below which a text rather does not answer, 0 to 1: 0.5 for spans,
 *     which is where the words weigh as much as the model's own word that there is no answer; 0 for
 *     sentences, of which one is always the best
 */
public record AnswerSpace(String model, String fingerprint, AnswerKind kind, float leastScore) {}
