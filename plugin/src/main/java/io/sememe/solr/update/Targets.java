// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.List;

/**
 * The vector spaces that a document is encoded for.
 *
 * @param targets one, or two while a collection is being re-encoded
 * @param retired vector fields that are no longer kept up to date
 */
record Targets(List<Target> targets, List<String> retired) {

  /** Returns where vectors go. */
  VectorFields fields() {
    return new VectorFields(targets.stream().map(Target::dest).toList(), retired);
  }
}
