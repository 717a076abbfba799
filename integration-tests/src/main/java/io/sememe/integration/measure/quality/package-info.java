// SPDX-License-Identifier: Apache-2.0
/**
 * How well a judged collection is ranked. {@link io.sememe.integration.measure.quality.QualityRun}
 * indexes it on a node and asks every query in several {@code Way}s:
 *
 * <ul>
 *   <li>{@code VectorRankings}: vectors of whole texts and of their tokens, by each {@code Ranker}
 *       of the configset; {@link io.sememe.integration.measure.quality.Cutting} says whether
 *       documents are cut into passages first
 *   <li>{@code FieldRankings}: inverted indexes, plain, with contextual vectors and of learned
 *       sparse terms; each is a {@code RankedField} in a {@code RankedCore} of its own, so that its
 *       size can be told
 * </ul>
 *
 * <p>{@code Ndcg} scores a ranking. {@link io.sememe.integration.measure.quality.SensesRun} ranks
 * the word senses by two of the same fields and scores with {@code AveragePrecision}, because all
 * documents of a sense matter there.
 */
@NullMarked
package io.sememe.integration.measure.quality;

import org.jspecify.annotations.NullMarked;
