// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.SparseEncoding;
import io.sememe.encoder.SparseEncoding.Term;
import java.util.List;

/**
 * The weighted terms of what a request asks for.
 *
 * @param fingerprint the fingerprint of the model's weights
 * @param terms no term twice; none when the model knows nothing of the text
 * @param tokens how many tokens the model saw, special tokens included
 * @param unknownTokens how many of them are unknown to its vocabulary
 */
public record QueryTerms(String fingerprint, List<Term> terms, int tokens, int unknownTokens) {

  static QueryTerms of(String fingerprint, SparseEncoding made) {
    return new QueryTerms(fingerprint, made.terms(), made.tokens(), made.unknownTokens());
  }
}
