// SPDX-License-Identifier: Apache-2.0
/**
 * Sememe inside Solr: what all parts of the plugin share.
 *
 * <p>{@link io.sememe.solr.Sememe} is the one object per node that owns the models; every part gets
 * it from the node's {@code CoreContainer}. {@link io.sememe.solr.VectorField} checks the field
 * that vectors live in, and {@link io.sememe.solr.VectorSource} is what rooms may know of a chain
 * that fills it; {@link io.sememe.solr.WeightField} checks fields whose terms have weights; {@link
 * io.sememe.solr.Switchable} is a part that may be off; {@link io.sememe.solr.SolrErrors} turns
 * what the encoder says into what an HTTP client understands.
 *
 * <p>The rooms follow Solr's extension points. {@code update} is index time. Query parsers are in
 * {@code search} (by meaning), {@code rank} (fusion and reranking), {@code contextual} (words by
 * what they mean in their sentence) and {@code sparse} (weighted terms of a model). {@code answer}
 * answers questions from what a query finds, {@code highlight} shows its sentences, {@code explain}
 * what a model looks at in them; {@code page} shows all of it in a browser. {@code admin} has
 * request handlers, and {@code embed} the job that encodes again what is indexed. In each, the
 * class that a configuration names is public and its collaborators stand beside it. They do not
 * know each other.
 *
 * <p>What they share: {@code analysis} has what schemas name in analysis chains; {@code question}
 * has what queries ask, {@code nearest} the documents next to it, {@code passage} what is searched
 * below documents, {@code texts} the texts of documents, {@code tokens} the vectors of tokens in
 * the index; {@code limits} says how much requests may ask for and {@code permission} who may;
 * {@code shards} knows what shards are told, {@code cache} what was encoded lately, and {@code
 * models} who names which model. What a collection remembers of its vectors is in {@code space},
 * and lies in {@code collection}. {@code metrics} is what a node shows of its models.
 */
@NullMarked
package io.sememe.solr;

import org.jspecify.annotations.NullMarked;
