// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import io.sememe.encoder.Embedding;

/**
 * What a model made of one text. Shared by requests and threads: nobody may change the floats.
 *
 * @param fingerprint the fingerprint of the space that the floats are of
 * @param floats one vector, or several one after the other, as the space has it
 * @param tokens how many tokens the model saw, special tokens and prefix included
 * @param truncatedTokens how many tokens of the text it did not see
 * @param truncatedCharacters how many UTF-16 chars at the end of the text were not even tokenised
 * @param unknownTokens how many of the tokens it saw are unknown to its vocabulary
 */
public record EncodedText(
    String fingerprint,
    float[] floats,
    int tokens,
    int truncatedTokens,
    int truncatedCharacters,
    int unknownTokens) {

  /** Returns the encoded text of an embedding, whose vector it takes over. */
  public static EncodedText of(String fingerprint, Embedding embedding) {
    return new EncodedText(
        fingerprint,
        embedding.vector(),
        embedding.tokens(),
        embedding.truncatedTokens(),
        embedding.truncatedCharacters(),
        embedding.unknownTokens());
  }

  @Override
  public String toString() {
    return "text of " + tokens + " tokens, encoded to " + floats.length + " floats";
  }
}
