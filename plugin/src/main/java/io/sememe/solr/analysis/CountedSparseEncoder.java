// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparseEncoding;
import io.sememe.encoder.SparsePruning;

/**
 * Tells of each text that an analyzer gives to a model.
 *
 * @param encoder the model
 * @param texts is told
 */
record CountedSparseEncoder(SparseEncoder encoder, Runnable texts) implements SparseEncoder {
  @Override
  public String model() {
    return encoder.model();
  }

  @Override
  public String fingerprint(Deadline deadline) {
    return encoder.fingerprint(deadline);
  }

  @Override
  public SparseEncoding encode(String text, Role role, SparsePruning pruning, Deadline deadline) {
    texts.run();
    return encoder.encode(text, role, pruning, deadline);
  }
}
