// SPDX-License-Identifier: Apache-2.0
/** What measurements have in common: statistics, and how figures are written. */
@NullMarked
package io.sememe.integration.measure.figures;

import org.jspecify.annotations.NullMarked;
