// SPDX-License-Identifier: Apache-2.0
/**
 * What a node keeps up when far more is asked of it than it can do.
 *
 * <p>{@link io.sememe.integration.measure.load.LoadRun} carries out a {@code LoadPlan} on one node.
 * {@code Overload} has a {@link io.sememe.integration.measure.load.Crowd}, which is a process of
 * its own, ask questions, and a {@code BulkUpdate} send documents, while searches by words are
 * timed; the {@code Ledger} then looks for all that was promised. {@code ModelCycles} load, unload
 * and reload a model under traffic and watch the {@code ProcessSize}. {@code Termination} ends the
 * node in the middle of it all.
 */
@NullMarked
package io.sememe.integration.measure.load;

import org.jspecify.annotations.NullMarked;
