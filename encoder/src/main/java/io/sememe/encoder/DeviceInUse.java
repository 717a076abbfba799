// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import org.jspecify.annotations.Nullable;

/**
 * What a model really runs on.
 *
 * @param name {@code cpu}, {@code cuda:0}, or several GPUs separated by commas
 * @param fallback why it is not the GPU that {@code auto} looked for; null where it is what was
 *     asked for
 */
public record DeviceInUse(String name, @Nullable String fallback) {}
