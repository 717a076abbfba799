// SPDX-License-Identifier: Apache-2.0
/**
 * The job that gives a collection's documents their vectors, or vectors of another model.
 *
 * <p>{@link io.sememe.solr.embed.EmbedHandler} is what an administrator talks to; it stands here
 * and not among other handlers because rooms do not know each other. {@code Verbs} does what it is
 * asked to, on the {@code Job} that all cores of the collection share through their {@code
 * JobStore}.
 *
 * <p>{@code Keeper}, one per core, looks at the job every second. One of them, the owner, has a
 * {@code Stint} run on its core: {@code Passes} over the {@code Documents} that are {@code Todo},
 * slowed down by the {@code Pacing}, held up by {@code Patience} when a model or a node is away.
 * {@code OwnerWatch} tells the others when the owner is gone. {@code Target} is the vector space
 * that is being filled.
 *
 * <p>{@code SolrDocuments} is the one class here that finds, touches and commits in Solr.
 */
@NullMarked
package io.sememe.solr.embed;

import org.jspecify.annotations.NullMarked;
