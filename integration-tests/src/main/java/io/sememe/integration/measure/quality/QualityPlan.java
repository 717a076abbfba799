// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.texts.BeirCollection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param collection with one judged query at least
 * @param model the installed model of vectors, of documents and of words
 * @param cutting how documents are cut for vectors
 * @param parts what is measured beside BM25
 * @param contextual local parameters of the contextual query
 * @param sparse the model of sparse terms, for {@link Part#SPARSE}
 */
public record QualityPlan(
    BeirCollection collection,
    String model,
    Cutting cutting,
    Set<Part> parts,
    Map<String, String> contextual,
    Optional<SparseSource> sparse) {

  /** Copies the parts and the parameters. */
  public QualityPlan {
    parts = Set.copyOf(parts);
    contextual = Map.copyOf(contextual);
    if (parts.contains(Part.SPARSE) != sparse.isPresent()) {
      throw new IllegalArgumentException("sparse terms need a model, and a model is for them only");
    }
  }
}
