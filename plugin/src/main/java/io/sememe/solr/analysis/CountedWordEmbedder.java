// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenSpace;
import io.sememe.encoder.WordEmbedder;
import io.sememe.encoder.WordVectors;
import java.util.List;

/**
 * Tells of each text that an analyzer gives to a model.
 *
 * @param embedder the model
 * @param texts is told
 */
record CountedWordEmbedder(WordEmbedder embedder, Runnable texts) implements WordEmbedder {
  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public TokenSpace space(Deadline deadline) {
    return embedder.space(deadline);
  }

  @Override
  public WordVectors embed(
      String text, List<TextSpan> words, int maxTokens, Role role, Deadline deadline) {
    texts.run();
    return embedder.embed(text, words, maxTokens, role, deadline);
  }
}
