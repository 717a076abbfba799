// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

/**
 * What is done to a node.
 *
 * @param seconds how long searches by words are timed in each phase, at least 1
 * @param rounds how often they are timed, at rest and under load in turn
 * @param clients how many ask questions at the same time
 * @param documents how many documents are searched
 * @param cycles how often a model is loaded, unloaded or reloaded
 */
public record LoadPlan(int seconds, int rounds, int clients, int documents, int cycles) {
  /** The core that is asked. */
  static final String CORE = "loaded";
}
