// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Role;
import io.sememe.solr.SolrErrors;
import java.util.Locale;
import java.util.Set;
import org.apache.solr.common.params.SolrParams;

/**
 * What is to be shown of a text.
 *
 * @param attention which weights
 * @param tokens over how many tokens at most
 * @param role what the text is to the search
 * @param pair whether the model sees the question with the text
 * @param similarity whether the question's tokens are compared with the text's
 */
record Wish(AttentionChoice attention, int tokens, Role role, boolean pair, boolean similarity) {
  static final String TOKENS = "tokens";
  static final String ROLE = "role";
  static final String PAIR = "pair";
  static final String SIMILARITY = "similarity";

  /** What {@link #of} reads. */
  static final Set<String> PARAMETERS =
      Set.of(
          AttentionChoice.ATTENTION,
          AttentionChoice.LAYER,
          AttentionChoice.HEAD,
          TOKENS,
          ROLE,
          PAIR,
          SIMILARITY);

  /**
   * Reads it.
   *
   * @param known over how many tokens
   * @param question whether there is one; it is compared when nothing else is to be done with it
   * @throws org.apache.solr.common.SolrException 400 when something is wrong, or nothing is wished
   */
  static Wish of(SolrParams params, TokenRange known, boolean question) {
    boolean pair = params.getBool(PAIR, false);
    Wish wish =
        new Wish(
            AttentionChoice.of(params),
            known.read(params),
            role(params),
            pair,
            params.getBool(SIMILARITY, question && !pair));
    if (wish.attention.isEmpty() && !wish.similarity) {
      throw SolrErrors.badRequest("nothing is left to show: attention=none, and no similarity");
    }
    return wish;
  }

  /** Returns whether it needs a question. */
  boolean needsQuestion() {
    return pair || similarity;
  }

  /**
   * Reads what a text is to the search; a passage when nothing is said.
   *
   * @throws org.apache.solr.common.SolrException 400 when it is neither
   */
  static Role role(SolrParams params) {
    String given = params.get(ROLE, Role.PASSAGE.label());
    for (Role role : Role.values()) {
      if (role.label().equals(given.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    throw SolrErrors.badRequest(ROLE + " must be query or passage, got: " + given);
  }
}
