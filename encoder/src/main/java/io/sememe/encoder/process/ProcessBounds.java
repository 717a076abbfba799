// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.time.Duration;

/**
 * What a process may take before it is ended.
 *
 * @param time how long it may run
 * @param residentBytes how much memory of its own it may have
 */
public record ProcessBounds(Duration time, long residentBytes) {}
