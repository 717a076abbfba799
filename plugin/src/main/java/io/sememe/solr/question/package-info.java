// SPDX-License-Identifier: Apache-2.0
/**
 * What a request asks by meaning, whatever part of Solr it is asked through.
 *
 * <p>A {@link io.sememe.solr.question.Question} names a field and a text. {@link
 * io.sememe.solr.question.SearchedField} and {@code KnownSpace} find out what the collection
 * remembers of the field, {@code SpaceDecision} sees to it that all shards search the same space,
 * {@link io.sememe.solr.question.QueryEncoder} makes a {@link
 * io.sememe.solr.question.SemanticSearch} of it: the question with its vector.
 */
@NullMarked
package io.sememe.solr.question;

import org.jspecify.annotations.NullMarked;
