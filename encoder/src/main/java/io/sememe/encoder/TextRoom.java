// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.tokenize.TextTokenizer;

/**
 * Whether the tokens that a model sees leave any for text, beside special tokens and prefix.
 *
 * @param descriptor what the model says of itself
 * @param tokenizer its own
 */
record TextRoom(ModelDescriptor descriptor, TextTokenizer tokenizer) {

  /**
   * Makes sure that there is room.
   *
   * @throws EncoderException FAILED with the role that has none
   */
  void require() {
    int maxTokens = descriptor.limits().inForce();
    for (Role role : Role.values()) {
      if (maxTokens <= tokenizer.specialTokens() || fills(role, maxTokens)) {
        throw descriptor
            .folder()
            .failed(
                "a limit of "
                    + maxTokens
                    + " tokens leaves none for the text of a "
                    + role.label());
      }
    }
  }

  private boolean fills(Role role, int maxTokens) {
    String prefix = descriptor.prefix(role);
    return tokenizer.tokenize(prefix, "", maxTokens, 1).encoding().length() == maxTokens;
  }
}
