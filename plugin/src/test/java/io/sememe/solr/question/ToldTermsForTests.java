// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.util.List;
import org.apache.solr.common.params.ModifiableSolrParams;

/** Tells requests what a node would: there is no model then. */
public final class ToldTermsForTests {
  private static final String FINGERPRINT = "ab".repeat(16);

  private ToldTermsForTests() {}

  /** Tells the terms of a question. */
  public static void tell(
      ModifiableSolrParams params, Question question, SparsePruning pruning, List<Term> terms) {
    params.set(
        ToldTerms.parameter(question, pruning),
        ToldTerms.value(new QueryTerms(FINGERPRINT, terms, 3, 1)));
  }
}
