// SPDX-License-Identifier: Apache-2.0
/**
 * Documents on their way into a node: {@link io.sememe.integration.index.JsonLines} reads them,
 * {@link io.sememe.integration.index.BulkIndexer} sends them in {@link
 * io.sememe.integration.index.Batches}, and {@link io.sememe.integration.index.Progress} says how
 * far it is.
 */
@NullMarked
package io.sememe.integration.index;

import org.jspecify.annotations.NullMarked;
