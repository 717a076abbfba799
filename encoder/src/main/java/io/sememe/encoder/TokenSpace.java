// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The vector space of an open model's token vectors. Vectors of tokens can be compared when their
 * fingerprints are equal, and only then; with vectors of whole texts they never can.
 *
 * @param model the model's name
 * @param fingerprint hash of everything that changes the vector of a token: 32 hexadecimal digits
 * @param dimension the length of a token's vector, at least 1
 * @param maxTokens how many tokens of a passage it sees, special tokens and marker included
 */
public record TokenSpace(String model, String fingerprint, int dimension, int maxTokens) {}
