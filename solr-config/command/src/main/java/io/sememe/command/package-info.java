// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code sememe} of an administrator.
 *
 * <p>{@link io.sememe.command.Main} runs a verb: {@code AddCommand}, {@code ListCommand}, {@code
 * VerifyCommand} and {@code InspectCommand} are about models, {@link
 * io.sememe.command.doctor.DoctorCommand} about the node they are for. Models come from a {@code
 * hub}, {@code install} makes them models of a node, and what may crash is tried in a {@code
 * child}. All that is said is for a person: {@link io.sememe.command.CommandException}.
 */
@NullMarked
package io.sememe.command;

import org.jspecify.annotations.NullMarked;
