// SPDX-License-Identifier: Apache-2.0
/**
 * Query parsers. {@link io.sememe.solr.search.SemanticQParserPlugin} is {@code {!semantic}}: the
 * text of a query becomes a vector in the query role, and the vector becomes Lucene's kNN query.
 * {@code SemanticQParser} reads the local parameters.
 */
@NullMarked
package io.sememe.solr.search;

import org.jspecify.annotations.NullMarked;
