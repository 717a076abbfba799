// SPDX-License-Identifier: Apache-2.0
/**
 * Query parsers, and what they found. {@link io.sememe.solr.search.SemanticQParserPlugin} is {@code
 * {!semantic}}: the text of a query becomes a vector in the query role, and the vector becomes
 * Lucene's kNN query.
 *
 * <p>{@code SemanticQParser} reads the local parameters into a question, which the room {@code
 * question} encodes. Where nested passages carry the vectors, the room {@code passage} searches
 * them for their documents.
 *
 * <p>{@link io.sememe.solr.search.PassageTransformerFactory} is {@code [passage]}: it compares the
 * passages of each hit with the question of the request's queries, or with the one that {@code
 * PassageRequest} names.
 */
@NullMarked
package io.sememe.solr.search;

import org.jspecify.annotations.NullMarked;
