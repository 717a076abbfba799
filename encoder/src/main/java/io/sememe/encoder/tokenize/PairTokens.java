// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * A query and a text ready for the model.
 *
 * @param ids the tokens, special tokens included
 * @param truncatedTokens how many tokens of the text were cut
 */
public record PairTokens(long[] ids, int truncatedTokens) {}
