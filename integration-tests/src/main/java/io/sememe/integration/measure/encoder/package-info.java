// SPDX-License-Identifier: Apache-2.0
/**
 * The encoder of the archive beside every other way to encode text in a JVM.
 *
 * <p>{@link io.sememe.integration.measure.encoder.EncoderRun} runs the parts of a plan: a {@code
 * Comparison} of all peers on the same texts, and what only ours is asked ({@code Roofline}, {@code
 * LinearCost}, {@code ShapeStorm}, {@code Loading}). {@link
 * io.sememe.integration.measure.encoder.KernelRun} has JMH look at the steps inside. All that is
 * timed happens in turns, one process at a time, round after round, so that a machine that drifts
 * drifts for all.
 */
@NullMarked
package io.sememe.integration.measure.encoder;

import org.jspecify.annotations.NullMarked;
