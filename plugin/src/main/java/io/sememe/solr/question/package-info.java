// SPDX-License-Identifier: Apache-2.0
/**
 * What a request asks by meaning, whatever part of Solr it is asked through.
 *
 * <p>A {@link io.sememe.solr.question.Question} names a field and a text. {@link
 * io.sememe.solr.question.SearchedField} and {@code KnownSpace} find out what the collection
 * remembers of the field, {@code SpaceDecision} sees to it that all shards search the same space,
 * {@link io.sememe.solr.question.QueryEncoder} makes a {@link
 * io.sememe.solr.question.SemanticSearch} of it: the question with its vector.
 *
 * <p>{@link io.sememe.solr.question.TokenQueryEncoder} makes the vectors of a text's tokens. {@link
 * io.sememe.solr.question.WordQueryEncoder} makes {@link io.sememe.solr.question.EncodedWords} of a
 * {@link io.sememe.solr.question.WordQuestion}: vectors of words in their sentence, from which
 * {@code Contrast} takes what they mean without it. {@link
 * io.sememe.solr.question.SparseQueryEncoder} makes {@link io.sememe.solr.question.QueryTerms} of a
 * question: weighted terms. What the last two are compared with says itself which model made it, or
 * nothing does: the collection remembers no space for them.
 *
 * <p>A text is encoded once. {@code RequestEncodings} keeps what a request has encoded, for its
 * other clauses; the node that a client asks tells the shards ({@code Telling} says how: as {@code
 * ToldEncoding} or as {@code ToldTerms}), which then need no model; and the node keeps vectors for
 * later requests (the room {@code cache}). Queries that only shards parse, such as facet queries,
 * are encoded there.
 *
 * <p>A query waits as long as {@code TimeLimit} says and ends then: with 503, or, where the client
 * said {@code timeAllowed}, with a partial answer ({@code EarlyEnd}). It ends before when Solr's
 * task management cancels it ({@code CancellableText}) or its thread is interrupted. A client that
 * goes away does neither: Jetty does not tell before something is written, so the limit bounds what
 * is done for nobody. A text whose query has ended is not encoded unless it has begun.
 */
@NullMarked
package io.sememe.solr.question;

import org.jspecify.annotations.NullMarked;
