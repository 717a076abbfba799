// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** How a passage of a long text becomes a vector. */
public enum PassagePooling {
  /** Encoded alone, as if there were no more text: the vector that the passage has as a text. */
  OWN,
  /**
   * The whole text is encoded, and the passage is the mean of its tokens' states in the last layer:
   * its words mean what they mean in the text ("late chunking"). Needs a model that gives the
   * states of tokens.
   */
  LATE
}
