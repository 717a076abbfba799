// SPDX-License-Identifier: Apache-2.0
/**
 * Index time. {@link io.sememe.solr.update.EmbeddingUpdateProcessorFactory} reads the
 * configuration. {@code EmbeddingUpdateProcessor} has {@code DocumentEncoder} start each document
 * of a request when it comes, keeps those that are being encoded in a {@code Window}, and sends
 * them on in the order in which they came. {@code OnError} says what happens to a document whose
 * text cannot be encoded, {@code Destination} how its vector reaches Lucene.
 */
@NullMarked
package io.sememe.solr.update;

import org.jspecify.annotations.NullMarked;
