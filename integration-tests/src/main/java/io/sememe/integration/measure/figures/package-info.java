// SPDX-License-Identifier: Apache-2.0
/**
 * What measurements have in common: statistics, the count of inferences that a node publishes, and
 * how figures are written.
 */
@NullMarked
package io.sememe.integration.measure.figures;

import org.jspecify.annotations.NullMarked;
