// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import org.jspecify.annotations.Nullable;

/**
 * What a process that tries a model answers: one of the two.
 *
 * @param report when the model could be loaded and run
 * @param failure why not
 */
record TrialResult(@Nullable TrialReport report, @Nullable String failure) {}
