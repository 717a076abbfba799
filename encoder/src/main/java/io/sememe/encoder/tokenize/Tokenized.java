// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * A text ready for the model, and what was left out.
 *
 * @param encoding the tokens, special tokens and prefix included, at most as many as asked for
 * @param contentTokens how many of them stand for the text itself
 * @param truncatedTokens how many tokens of the text were cut
 * @param truncatedCharacters how many chars of the text were cut before it was tokenised
 * @param unknownTokens how many of the tokens kept are unknown to the vocabulary
 */
public record Tokenized(
    Encoding encoding,
    int contentTokens,
    int truncatedTokens,
    int truncatedCharacters,
    int unknownTokens) {}
