// SPDX-License-Identifier: Apache-2.0
/**
 * Query parsers, and what they found. {@link io.sememe.solr.search.SemanticQParserPlugin} is {@code
 * {!semantic}}: the text of a query becomes a vector in the query role, and the vector becomes
 * Lucene's kNN query.
 *
 * <p>{@code SemanticQParser} reads the local parameters into a {@code Question}. {@code
 * SearchedField} and {@code KnownSpace} find out what the collection remembers of its field, {@code
 * SpaceDecision} sees to it that all shards search the same space. {@code QueryEncoder} makes a
 * {@code SemanticSearch} of the question. Where nested passages carry the vectors, {@code
 * PassageVectorQuery} searches them for their documents, and {@code Blocks} turns filters on
 * documents into filters on passages.
 *
 * <p>{@link io.sememe.solr.search.PassageTransformerFactory} is {@code [passage]}: {@code
 * PassageScorer} compares the passages of each hit with the question of the request's queries, or
 * with the one that {@code PassageRequest} names.
 */
@NullMarked
package io.sememe.solr.search;

import org.jspecify.annotations.NullMarked;
