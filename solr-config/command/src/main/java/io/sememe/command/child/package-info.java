// SPDX-License-Identifier: Apache-2.0
/**
 * What may crash is tried elsewhere: {@link io.sememe.command.child.Probe} starts {@link
 * io.sememe.command.child.ProbeMain} in a {@link io.sememe.command.child.ChildJvm} and reads its
 * answer.
 */
@NullMarked
package io.sememe.command.child;

import org.jspecify.annotations.NullMarked;
