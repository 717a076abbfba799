// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.TokenWeightsFile;
import io.sememe.encoder.tokenize.TermTable;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The weights that the tokens of a query have without a run of the model. Immutable. */
final class QueryTerms {
  private static final Logger log = LoggerFactory.getLogger(QueryTerms.class);

  private final Map<Integer, Float> weights;

  private QueryTerms(Map<Integer, Float> weights) {
    this.weights = weights;
  }

  /**
   * Reads a file of weights. Tokens that are no terms of the vocabulary are left out; the log says
   * how many.
   *
   * @throws EncoderException FAILED when the file cannot be used
   */
  static QueryTerms read(ModelFolder folder, String file, TermTable terms) {
    Map<String, Float> byToken = TokenWeightsFile.read(folder, file);
    Map<Integer, Float> weights = new HashMap<>();
    for (int number : terms.numbers().stream().toArray()) {
      Float weight = byToken.get(terms.term(number));
      if (weight != null) {
        weights.put(number, weight);
      }
    }
    if (weights.size() < byToken.size()) {
      log.info(
          "Model '{}': of the {} tokens in {}, {} are special or not in its vocabulary, and ignored",
          folder.name(),
          byToken.size(),
          file,
          byToken.size() - weights.size());
    }
    return new QueryTerms(Map.copyOf(weights));
  }

  /** Returns how many tokens have a weight. */
  int size() {
    return weights.size();
  }

  /** Returns the weight of a token, 0 or more; 0 of one that has none. */
  float weight(long number) {
    return weights.getOrDefault((int) number, 0f);
  }
}
