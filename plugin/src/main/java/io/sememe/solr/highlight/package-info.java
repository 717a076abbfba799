// SPDX-License-Identifier: Apache-2.0
/**
 * {@code hl.method=semantic}: the sentences of found documents that answer a question, instead of
 * the words that a query has.
 *
 * <p>{@link io.sememe.solr.highlight.SemanticHighlightComponent} stands where Solr's own component
 * stands and leaves all other methods to it. {@code HighlightQuestion} finds out what is asked, and
 * has it encoded once in the cluster; {@code SemanticHighlighter} does the work where documents
 * lie: it reads them (the room {@code texts}), cuts them into sentences ({@code
 * DocumentSentences}), has all sentences of a page scored together, joins what several texts say of
 * one sentence ({@code SentenceScore}), chooses ({@code Fragments}) and marks the words that
 * carried the match ({@code WordMarks}, {@code MarkedText}). {@code FieldOptions} are the request's
 * {@code hl.*} parameters for one field.
 */
@NullMarked
package io.sememe.solr.highlight;

import org.jspecify.annotations.NullMarked;
