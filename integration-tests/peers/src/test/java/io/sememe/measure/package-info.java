// SPDX-License-Identifier: Apache-2.0
/**
 * The ways to encode text in a JVM, side by side: Sememe's and those of its peers, each in a
 * process of its own that obeys a few commands.
 *
 * <p>{@link io.sememe.measure.PeerMain} reads a command per line and answers in one line. {@code
 * integration-tests} starts these processes, lets them work in turns and compares their answers; it
 * is the only one that knows what is measured. A peer is a {@link io.sememe.measure.TextPeer}, set
 * up the way its users set it up. {@code EncoderBenchmark} looks at the steps inside our own.
 */
@NullMarked
package io.sememe.measure;

import org.jspecify.annotations.NullMarked;
