// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.AttentionProbe;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.limits.RequestLimits;
import java.util.regex.Pattern;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Over how many tokens a reason may go.
 *
 * @param usual when nothing is said
 * @param most as the node allows
 */
record TokenRange(int usual, int most) {
  private static final int LEAST = 4;

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Returns what a node allows that asks for no more than models show. */
  static TokenRange of(SolrQueryRequest request, int usual) {
    int most = Sememe.of(request.getCoreContainer()).limits().explainTokens();
    return new TokenRange(Math.min(usual, most), Math.min(most, AttentionProbe.MOST_TOKENS));
  }

  /**
   * Reads how many a request wants.
   *
   * @throws org.apache.solr.common.SolrException 400 when that is none that is allowed
   */
  int read(SolrParams params) {
    String given = params.get(Wish.TOKENS, Integer.toString(usual));
    int number = WHOLE_NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (number < LEAST || number > most) {
      throw SolrErrors.badRequest(
          Wish.TOKENS
              + " must be a whole number from "
              + LEAST
              + " to "
              + most
              + " ("
              + RequestLimits.EXPLAIN_TOKENS
              + "), got: "
              + given);
    }
    return number;
  }
}
