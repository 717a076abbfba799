// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * What the scores of an open model can be compared with: those of an equal fingerprint, and no
 * others.
 *
 * @param model the model's name
 * @param fingerprint hash of everything that changes a score: 32 hexadecimal digits
 * @param maxTokens how many tokens of query and text it sees together, special tokens included
 * @param activation what makes the score of a logit: {@code sigmoid}, {@code softmax} (scores lie
 *     between 0 and 1) or {@code identity}
 */
public record PairSpace(String model, String fingerprint, int maxTokens, String activation) {}
