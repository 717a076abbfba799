// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.collection.CollectionProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one job that a collection has or last had, shared by its cores on all nodes. Thread-safe.
 *
 * @param property where it lies
 */
record JobStore(CollectionProperty property) {
  /** The property's name. */
  static final String NAME = "embed";

  /** Returns the job, as it was a moment ago, or null; cheap. */
  @Nullable Job find() {
    return JobJson.read(property.read());
  }

  /**
   * Starts, replaces or changes the job, atomically.
   *
   * @param change is called again after a race, and on its own result when the connection broke
   *     after ZooKeeper had taken it; what it throws is thrown on, and nothing is changed
   * @return the job that stands now
   */
  @Nullable Job put(JobChange change) {
    return JobJson.read(
        property.update(
            text -> {
              Job changed = change.apply(JobJson.read(text));
              return changed == null ? "" : JobJson.write(changed);
            }));
  }

  /** A change of the job. */
  @FunctionalInterface
  interface JobChange {
    /** Returns the job that is to stand, given the one that does. */
    @Nullable Job apply(@Nullable Job job);
  }
}
