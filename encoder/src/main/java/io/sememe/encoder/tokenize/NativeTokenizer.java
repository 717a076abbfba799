// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * The boundary to the native tokenizer. Encoding is thread-safe; closing while another thread
 * encodes is not: the owner of the model holds a lease around every call.
 */
interface NativeTokenizer extends AutoCloseable {

  /**
   * Encodes one text, whole: nothing is cut or padded.
   *
   * @param text without NUL and unpaired surrogates
   * @param special whether the model's special tokens are added
   */
  RawTokens encode(String text, boolean special);

  @Override
  void close();
}
