// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.tokenize.Encoding;

/** The tokens of one text alone, without special tokens and prefix. Thread-safe. */
@FunctionalInterface
public interface ContentTokenizer {

  /**
   * Tokenises one text.
   *
   * @throws io.sememe.encoder.EncoderException UNLOADED when the model is being closed, BAD_INPUT
   *     when the tokenizer refuses the text, TIMEOUT when nobody wants the tokens any more
   */
  Encoding content(String text);
}
