// SPDX-License-Identifier: Apache-2.0
/**
 * Models on a hub.
 *
 * <p>{@link io.sememe.command.hub.HubAddress} is where one lies, {@link
 * io.sememe.command.hub.HubListing} what the hub says of it, {@link
 * io.sememe.command.hub.FileChoice} which of its files are wanted, also by the {@link
 * io.sememe.command.hub.NamedFiles} of its {@link io.sememe.command.hub.DescriptorJson}. {@link
 * io.sememe.command.hub.Hub} asks and fetches: {@code HubClient} speaks HTTP ({@code Redirects},
 * {@code EnvironmentProxies}), {@code Download} brings one file, also in several attempts ({@code
 * PartFile}, {@code StallGuard}), {@link io.sememe.command.hub.Progress} shows how far it is.
 */
@NullMarked
package io.sememe.command.hub;

import org.jspecify.annotations.NullMarked;
