// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TokenMatch;
import java.util.List;

/**
 * How a sentence answers the question: by its tokens in all texts that they were seen in. Texts
 * such as passages overlap, and their ends cut sentences; each token of the question counts with
 * the nearest token of the sentence, wherever that was seen.
 *
 * @param score the mean of the cosines, -1 to 1
 * @param matches the nearest token for each of the question, with places in the field
 */
record SentenceScore(float score, List<TokenMatch> matches) {
  /** Copies the list. */
  SentenceScore {
    matches = List.copyOf(matches);
  }
}
