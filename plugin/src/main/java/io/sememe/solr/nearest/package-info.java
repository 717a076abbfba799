// SPDX-License-Identifier: Apache-2.0
/**
 * The k nearest documents to what a query asks, for every query parser that has a part of it.
 *
 * <p>{@link io.sememe.solr.nearest.NearestQParserPlugin} reads the configuration of such a parser,
 * {@link io.sememe.solr.nearest.NearestQParser} its local parameters, and has the room {@code
 * question} encode the text. {@link io.sememe.solr.nearest.NearestSearch} becomes Lucene's kNN
 * query, or {@code ExactVectorQuery}, or the one of the room {@code passage}; {@code DeferredQuery}
 * keeps it from searching before hits are wanted.
 */
@NullMarked
package io.sememe.solr.nearest;

import org.jspecify.annotations.NullMarked;
