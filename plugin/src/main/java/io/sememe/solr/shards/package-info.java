// SPDX-License-Identifier: Apache-2.0
/**
 * What the node that a client asks does once for all shards. It decides, and tells the shards in
 * parameters of the request that it sends on ({@link io.sememe.solr.shards.ShardParameters}). What
 * is told in JSON comes back through {@link io.sememe.solr.shards.ToldJson}, which trusts nothing.
 */
@NullMarked
package io.sememe.solr.shards;

import org.jspecify.annotations.NullMarked;
