// SPDX-License-Identifier: Apache-2.0
/**
 * How much requests may ask for.
 *
 * <p>{@link io.sememe.solr.limits.RequestLimits} are what an administrator set, {@link
 * io.sememe.solr.limits.Gate} lets only so many in at the same time, {@code Admitted…} do so before
 * a model works for a search, and {@link io.sememe.solr.limits.TooLargeException} is the answer to
 * a text that is too long. Every refusal names the limit, its value, and the property that sets it.
 */
@NullMarked
package io.sememe.solr.limits;

import org.jspecify.annotations.NullMarked;
