// SPDX-License-Identifier: Apache-2.0
/**
 * The encoder on a GPU, checked and measured through its public API on a machine that has nothing
 * but a driver: {@code integration-tests/gpu/pack} makes a folder of what is needed, {@code
 * integration-tests/gpu/check} runs {@link io.sememe.integration.gpu.GpuCheck} from it.
 *
 * <p>A {@code Check} is one part of the measurement. It opens {@code Variant}s of models, same
 * files and another descriptor, on a {@code Bench} of its own, and tells a {@code Report} each
 * figure as soon as it is known, because the time on such machines is short. {@code NvidiaSmi} says
 * what the device's memory holds, {@link io.sememe.integration.gpu.LoadProcess} is a second process
 * on the same device.
 *
 * <p>With {@code --device cpu} everything runs without a GPU, which the tests do.
 */
@NullMarked
package io.sememe.integration.gpu;

import org.jspecify.annotations.NullMarked;
