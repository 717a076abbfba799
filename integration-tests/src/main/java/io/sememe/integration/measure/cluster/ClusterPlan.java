// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.measure.texts.Corpus;

/**
 * What is to be measured.
 *
 * @param model an installed model
 * @param corpus the documents to index, no two with the same text
 * @param kills how often a node is killed, at least 1
 * @param seed decides when which node is killed, and for how long it is down
 */
public record ClusterPlan(String model, Corpus corpus, int kills, long seed) {}
