// SPDX-License-Identifier: Apache-2.0
/**
 * Index time. {@link io.sememe.solr.update.EmbeddingUpdateProcessorFactory} reads the
 * configuration; {@code EmbeddingUpdateProcessor} gathers the documents of a request into batches,
 * {@code DocumentEncoder} encodes a batch with all cores, and the documents go on in the order in
 * which they came. {@code OnError} says what happens to a document whose text cannot be encoded.
 */
@NullMarked
package io.sememe.solr.update;

import org.jspecify.annotations.NullMarked;
