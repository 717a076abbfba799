// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a node's set-up.
 *
 * <p>{@link io.sememe.command.doctor.DoctorCommand} looks at a {@code SetUp}: what {@code
 * SolrSettings} says, which {@code NodeJava} it means, and the {@code RunningNode}, whose {@code
 * NodeMemory} counts. {@code JavaChecks}, {@code UserCheck}, {@code SpaceChecks} and {@code
 * JarChecks} look; {@code PropertyCheck} and {@code NativeChecks} try, in processes of their own,
 * what a {@code NodeProbe} starts the way the node would. Each says a {@code Finding}.
 */
@NullMarked
package io.sememe.command.doctor;

import org.jspecify.annotations.NullMarked;
