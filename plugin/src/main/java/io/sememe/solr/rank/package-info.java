// SPDX-License-Identifier: Apache-2.0
/**
 * Fusion and reranking.
 *
 * <p>{@link io.sememe.solr.rank.HybridQParserPlugin} is {@code {!hybrid}}: words and meaning in one
 * ranking. {@code HybridQParser} has {@code LexicalQParser}, which is Solr's edismax, parse the
 * words, and the room {@code nearest} encode the text. {@code HybridParameters} knows which
 * parameter is whose. {@code Fusion} says how the two become one ranking: {@code LinearFusion} is a
 * formula for each document's score, {@code RankFusion} one for its places ({@code
 * ReciprocalRanks}). {@code HybridQuery} matches what either part finds: {@code HybridScorer} takes
 * a document's lexical score from the one part and its cosine from {@code DocumentVectors},
 * whatever part found it, and passes over what cannot compete.
 *
 * <p>What depends on more than a document and the query is decided once for the whole collection,
 * by the node that the client asks: an {@code InnerSearch} finds the first documents, a {@code
 * Ranking} gives them their places, and the shards are told ({@code DecidedRanking}). What a shard
 * then searches is an ordinary query: {@code RankedDocumentsQuery}, the documents of the ranking,
 * or {@code RerankQuery}, another query's documents with new places for some.
 *
 * <p>Reranking is {@code RerankQParser}, whatever the reranker: it reads what all of them are told
 * ({@code RerankParameters}), has a {@code Reranker} look at the documents, and gives them places
 * ({@code TopPlaces}). {@link io.sememe.solr.rank.CrossEncoderQParserPlugin} is {@code
 * {!crossencoder}}: a {@code CrossEncoder} scores the texts that the room {@code texts} reads:
 * stored fields or passages. {@link io.sememe.solr.rank.MaxSimQParserPlugin} is {@code {!maxsim}}:
 * the shards that have the documents compare their token vectors with the question's, which {@link
 * io.sememe.solr.rank.MaxSimTransformerFactory}, {@code [maxsim]}, lets them tell ({@code
 * TokenScorer}).
 */
@NullMarked
package io.sememe.solr.rank;

import org.jspecify.annotations.NullMarked;
