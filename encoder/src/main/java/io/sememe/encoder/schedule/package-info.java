// SPDX-License-Identifier: Apache-2.0
/**
 * Which texts run together, when, and for whom.
 *
 * <p>{@link io.sememe.encoder.schedule.Scheduler} runs texts, as many runs at the same time as
 * there are slots. A text that somebody waits for runs in that caller's own thread when a slot is
 * free; all others wait in the queue of their {@link io.sememe.encoder.schedule.Lane}, where a few
 * threads of ours take them, searches first, or their callers, when they come to await them. A text
 * that is on its way already is joined, not run again, and each queue is bounded in tokens.
 *
 * <p>{@link io.sememe.encoder.schedule.Schedulers} has one for each {@link
 * io.sememe.encoder.schedule.Place} where models run: the CPU, or GPUs, which only their own
 * threads run.
 *
 * <p>The model is known as a {@link io.sememe.encoder.schedule.Runner}, and its {@link
 * io.sememe.encoder.schedule.RunPolicy} says which texts may share a run: none, those of one length
 * ({@code CpuPolicy}), or those of about the same length up to a {@link
 * io.sememe.encoder.schedule.TokenBudget}. Receivers hold a {@link
 * io.sememe.encoder.schedule.PendingVector}. An {@link io.sememe.encoder.schedule.Asker} is told
 * what becomes of its texts, and {@link io.sememe.encoder.schedule.QueueDepth} how much waits.
 *
 * <p>One lock guards all state: {@code TextsInFlight} owns it, {@code Slots}, {@code Lanes}, {@code
 * LaneQueue}, {@code QueuedText} and {@code Helpers} are its parts. It is never held during a run.
 */
@NullMarked
package io.sememe.encoder.schedule;

import org.jspecify.annotations.NullMarked;
