// SPDX-License-Identifier: Apache-2.0
/**
 * Fusion and reranking: {@link io.sememe.solr.rank.MaxSimQParserPlugin} is {@code {!maxsim}}.
 *
 * <p>What depends on more than a document and the query is decided once for the whole collection,
 * by the node that the client asks: an {@code InnerSearch} finds the first documents, a {@code
 * Ranking} gives them their places, and the shards are told ({@code DecidedRanking}). What a shard
 * then searches is an ordinary query: {@code RankedDocumentsQuery}, the documents of the ranking,
 * or {@code RerankQuery}, another query's documents with new places for some.
 */
@NullMarked
package io.sememe.solr.rank;

import org.jspecify.annotations.NullMarked;
