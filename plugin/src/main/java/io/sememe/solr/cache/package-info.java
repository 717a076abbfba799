// SPDX-License-Identifier: Apache-2.0
/**
 * What a node encoded lately, for the next request with the same text.
 *
 * <p>{@link io.sememe.solr.cache.EncodingCache} keeps an {@link io.sememe.solr.cache.EncodedText}
 * for an {@link io.sememe.solr.cache.EncodingKey}: the key has everything that changes the floats,
 * so spaces of any kind share one cache and one bound. Requests that want the same text at the same
 * time make it once.
 */
@NullMarked
package io.sememe.solr.cache;

import org.jspecify.annotations.NullMarked;
