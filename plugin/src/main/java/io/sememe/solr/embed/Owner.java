// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

/**
 * Who works on a job.
 *
 * @param node the node's name in the cluster; empty when there is no cluster
 * @param core the core's name
 * @param process tells a run of the server from the next one
 * @param keeper tells a core from the same one after a reload
 */
record Owner(String node, String core, String process, String keeper) {

  /** Returns whether this is another run of the server that the other one is in. */
  boolean isOtherRunOf(Owner other) {
    return node.equals(other.node) && !process.equals(other.process);
  }

  /** Returns the name that people know: the node's, or without a cluster the core's. */
  String label() {
    return node.isEmpty() ? core : node;
  }
}
