// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the installed product, printed as {@code key=value} lines. {@link
 * io.sememe.integration.measure.MeasureMain} looks a {@link
 * io.sememe.integration.measure.Measurement} up by its name; {@code integration-tests/measure}
 * builds what it needs and runs it.
 */
@NullMarked
package io.sememe.integration.measure;

import org.jspecify.annotations.NullMarked;
