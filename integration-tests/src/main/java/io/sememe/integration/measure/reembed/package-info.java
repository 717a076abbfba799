// SPDX-License-Identifier: Apache-2.0
/**
 * What people who search notice of a core that moves to another model.
 *
 * <p>{@link io.sememe.integration.measure.reembed.ReembedRun} fills a core and has {@code Clients}
 * ask it questions all the time. Meanwhile the {@code Move} has the job encode all documents again,
 * and kills the node once, half way ({@code MortalNode}); the {@code ProgressWatch} looks at what
 * the job says of itself. In the end each {@code Search} is held against the exact {@code Ranking}
 * of its question in both {@code Spaces}; the {@code Verdict} counts those that are of neither.
 */
@NullMarked
package io.sememe.integration.measure.reembed;

import org.jspecify.annotations.NullMarked;
