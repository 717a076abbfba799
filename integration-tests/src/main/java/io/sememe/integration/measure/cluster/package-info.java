// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a cluster keeps what it acknowledged while its nodes die, and how often it encodes a text
 * or scores a pair.
 *
 * <p>{@link io.sememe.integration.measure.cluster.ClusterRun} starts three nodes. A {@code
 * SteadyClient} sends documents in small batches, each until it is acknowledged ({@code
 * RetryingSender}); beside it a {@code Killer} kills and restarts nodes by a {@code KillPlan}.
 * Their {@code Pace} keeps them together: no two nodes are ever down at once, and documents come in
 * while each of them is. In the end every replica is read by itself ({@code ReplicaReader}) and
 * compared with the others of its shard ({@code Comparison}), and queries are asked whose
 * inferences the nodes count ({@code QueryCost}).
 */
@NullMarked
package io.sememe.integration.measure.cluster;

import org.jspecify.annotations.NullMarked;
