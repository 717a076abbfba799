// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The vector space of an open model. Vectors can be compared when their fingerprints are equal, and
 * only then.
 *
 * @param model the model's name
 * @param dimension the length of its vectors, at least 1
 * @param unitLength whether its vectors have Euclidean length 1, so that dot product equals cosine
 * @param maxTokens how many tokens of a text it sees, special tokens and prefix included
 * @param fingerprint hash of everything that changes a vector: 32 hexadecimal digits
 */
public record EmbeddingSpace(
    String model, int dimension, boolean unitLength, int maxTokens, String fingerprint) {}
