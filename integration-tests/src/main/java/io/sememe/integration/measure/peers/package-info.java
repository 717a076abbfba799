// SPDX-License-Identifier: Apache-2.0
/**
 * Processes that encode, and what there is to know about them. The code behind their commands is in
 * the module {@code integration-tests/peers}, which this one knows by its commands only.
 *
 * <p>A {@link io.sememe.integration.measure.peers.Workshop} installs the archive in a folder of its
 * own and starts a {@link io.sememe.integration.measure.peers.PeerProcess} per {@link
 * io.sememe.integration.measure.peers.Peer}, ours included: a JVM that obeys one command per line
 * and answers each with an {@link io.sememe.integration.measure.peers.Answer}. Texts go there in
 * files, vectors come back in files.
 */
@NullMarked
package io.sememe.integration.measure.peers;

import org.jspecify.annotations.NullMarked;
