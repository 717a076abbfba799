// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

/**
 * The end of a node.
 *
 * @param afterDocuments how many documents are acknowledged before it
 * @param node the number of the node, from 0
 * @param hesitationMillis what passes then, so that requests are on their way at any stage
 * @param downMillis how long the node is down before it is started again
 */
record Kill(int afterDocuments, int node, int hesitationMillis, int downMillis) {}
