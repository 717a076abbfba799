// SPDX-License-Identifier: Apache-2.0
/**
 * What a cached question costs. It is measured inside the JVM of a node, where there is nothing
 * around it: over HTTP it is less than what one request differs from the next.
 */
@NullMarked
package io.sememe.integration.measure.query;

import org.jspecify.annotations.NullMarked;
