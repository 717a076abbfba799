// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * What the native tokenizer says of a text.
 *
 * @param ids the tokens
 * @param starts where each starts, in Unicode code points; 0 for special tokens
 * @param ends where each ends, exclusive, in Unicode code points; 0 for special tokens
 * @param words which word each belongs to: neighbours with one number are of one word
 */
record RawTokens(long[] ids, int[] starts, int[] ends, long[] words) {}
