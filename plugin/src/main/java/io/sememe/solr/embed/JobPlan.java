// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to do.
 *
 * @param id tells this job from any other of the collection
 * @param field the vector field, by the name that configuration and queries use
 * @param into the space that all documents are encoded for and searches are then led to; null when
 *     documents without a vector of the current space get one
 * @param load the share of time in which it works, 0.05 to 1
 * @param tolerate how many documents may fail, at least 0
 */
record JobPlan(String id, String field, @Nullable VectorSpace into, double load, int tolerate) {

  /** Returns the same with another pace and patience. */
  JobPlan with(double otherLoad, int otherTolerate) {
    return new JobPlan(id, field, into, otherLoad, otherTolerate);
  }

  /** Returns how status and messages call this kind of job. */
  String mode() {
    return into == null ? "missing" : "switch";
  }

  @Override
  public String toString() {
    return "field=" + field + (into == null ? "" : ", into " + into);
  }
}
