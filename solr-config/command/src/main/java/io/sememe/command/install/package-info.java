// SPDX-License-Identifier: Apache-2.0
/**
 * How a folder of files becomes a model of a node.
 *
 * <p>{@link io.sememe.command.install.ModelInstaller} brings them from a {@link
 * io.sememe.command.install.ModelSource}, of this machine or of a hub, into a {@code Staging}
 * folder, writes their {@link io.sememe.command.install.DescriptorFile}, lets {@link
 * io.sememe.command.install.ModelTrials} run them, and renames the folder.
 */
@NullMarked
package io.sememe.command.install;

import org.jspecify.annotations.NullMarked;
