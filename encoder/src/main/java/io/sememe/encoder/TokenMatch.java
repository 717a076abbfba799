// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * A token of a question, and the token of a text that is nearest to it.
 *
 * @param questionToken the place of the question's token among its rows, from 0
 * @param place where the text's token lies in the text
 * @param cosine how near they are, -1 to 1
 */
public record TokenMatch(int questionToken, TextSpan place, float cosine) {}
