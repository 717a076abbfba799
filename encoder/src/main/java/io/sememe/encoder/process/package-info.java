// SPDX-License-Identifier: Apache-2.0
/**
 * Java processes of our own, for what would end this one, and the memory of processes.
 *
 * <p>{@link io.sememe.encoder.process.JavaCommand} says what to start: the class path comes from
 * where this process has its classes ({@link io.sememe.encoder.process.ClassSources}), so that it
 * does not matter which class loaders brought them here. {@link
 * io.sememe.encoder.process.ChildProcess} starts it, watches the clock and {@link
 * io.sememe.encoder.process.ProcessMemory}, and tells how it ended ({@link
 * io.sememe.encoder.process.ProcessEnd}); {@code CrashLog} reads what Java wrote of a crash. {@link
 * io.sememe.encoder.process.ParentWatch} runs in the child and ends it when we are gone. How much
 * memory the machine has left is known to {@link io.sememe.encoder.process.MachineMemory}.
 */
@NullMarked
package io.sememe.encoder.process;

import org.jspecify.annotations.NullMarked;
