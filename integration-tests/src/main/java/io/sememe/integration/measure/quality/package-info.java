// SPDX-License-Identifier: Apache-2.0
/**
 * How well a judged collection is ranked. {@link io.sememe.integration.measure.quality.QualityRun}
 * asks every query by each {@link io.sememe.integration.measure.quality.Ranker} and scores the
 * rankings with {@code Ndcg}. {@link io.sememe.integration.measure.quality.Cutting} says whether
 * documents are cut into passages first.
 */
@NullMarked
package io.sememe.integration.measure.quality;

import org.jspecify.annotations.NullMarked;
