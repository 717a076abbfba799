// SPDX-License-Identifier: Apache-2.0
/**
 * Sememe inside Solr: what all parts of the plugin share.
 *
 * <p>{@link io.sememe.solr.Sememe} is the one object per node that owns the models; every part gets
 * it from the node's {@code CoreContainer}. {@link io.sememe.solr.VectorField} checks the field
 * that vectors live in, and {@link io.sememe.solr.VectorSource} is what rooms may know of a chain
 * that fills it; {@link io.sememe.solr.WeightField} checks fields whose terms have weights; {@link
 * io.sememe.solr.SolrErrors} turns what the encoder says into what an HTTP client understands.
 *
 * <p>The rooms follow Solr's extension points: {@code update} (index time), {@code search} (query
 * parsers), {@code admin} (request handlers) and {@code embed} (the job that encodes again what is
 * indexed). In each, the class that a configuration names is public and its collaborators stand
 * beside it. They do not know each other; what a collection remembers of its vectors, for all of
 * them, is in {@code space}, and lies in {@code collection}. What queries ask is in {@code
 * question}, what is searched below documents in {@code passage}, what shards are told in {@code
 * shards}, and what was encoded lately in {@code cache}.
 */
@NullMarked
package io.sememe.solr;

import org.jspecify.annotations.NullMarked;
