// SPDX-License-Identifier: Apache-2.0
/**
 * Which texts run together, when, and for whom.
 *
 * <p>{@link io.sememe.encoder.schedule.Scheduler} runs the texts of a request with as many callers
 * as there are cores, one text per run. The callers are the requests' own threads, helped by a few
 * of ours, so that a lone query never changes threads. {@code Slots} decides who goes next: the
 * {@link io.sememe.encoder.schedule.Lane} of searches before the lane of indexing.
 */
@NullMarked
package io.sememe.encoder.schedule;

import org.jspecify.annotations.NullMarked;
