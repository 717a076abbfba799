// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparseEncoding;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.util.List;

/** Gives every text the same terms. */
record FixedSparseEncoder(List<Term> terms) implements SparseEncoder {

  @Override
  public String model() {
    return "fixed";
  }

  @Override
  public String fingerprint(Deadline deadline) {
    return "cd".repeat(16);
  }

  @Override
  public SparseEncoding encode(String text, Role role, SparsePruning pruning, Deadline deadline) {
    return new SparseEncoding(terms, terms.size(), 0);
  }
}
