// SPDX-License-Identifier: Apache-2.0
/**
 * The k nearest documents to what a query asks, for every query parser that has a part of it.
 *
 * <p>{@link io.sememe.solr.nearest.ModelQParserPlugin} reads the configuration of any parser that
 * has a model, {@link io.sememe.solr.nearest.LocalParameters} what users write in its braces.
 * {@link io.sememe.solr.nearest.NearestQParserPlugin} is such a parser for searches by meaning;
 * {@link io.sememe.solr.nearest.NearestQParser} reads its local parameters, and has the room {@code
 * question} encode the text. {@link io.sememe.solr.nearest.NearestSearch} becomes Lucene's kNN
 * query, or {@code ExactVectorQuery}, or the one of the room {@code passage}; {@code DeferredQuery}
 * keeps it from searching before hits are wanted, and {@code NearestExplanation} says how a score
 * came about.
 */
@NullMarked
package io.sememe.solr.nearest;

import org.jspecify.annotations.NullMarked;
