// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Optional;
import java.util.Set;

/** The keys of {@code sememe.json} that say where and how a model runs. */
final class DeviceJson {
  static final String DEVICE = "device";
  static final String WEIGHTS = "weights";
  static final String CUDA = "cuda";

  private static final Set<String> CUDA_KEYS =
      Set.of("precision", "memoryLimit", "arena", "tf32", "cudnn", "batchTokens", "optimization");

  /** Below this not even the smallest models run. */
  private static final int LEAST_MIB = 64;

  private static final int MOST_MIB = 1 << 20;
  private static final int MOST_BATCH_TOKENS = 1 << 20;

  private DeviceJson() {}

  /** Reads them. */
  static DeviceSettings read(JsonKeys keys) {
    return new DeviceSettings(
        keys.labelled(DEVICE, DeviceChoice::ofLabel, DeviceChoice.LABELS),
        keys.constant(WEIGHTS, WeightForm.class),
        cuda(keys.object(CUDA, CUDA_KEYS)));
  }

  private static CudaSettings cuda(JsonKeys keys) {
    return new CudaSettings(
        oneOf(keys, "precision", "fp16", "fp32"),
        keys.number("memoryLimit", LEAST_MIB, MOST_MIB),
        !oneOf(keys, "arena", "exact", "doubling"),
        keys.flag("tf32").orElse(false),
        keys.flag("cudnn").orElse(false),
        keys.number("batchTokens", 1, MOST_BATCH_TOKENS).orElse(CudaSettings.USUAL.batchTokens()),
        keys.constant("optimization", GraphOptimization.class)
            .orElse(CudaSettings.USUAL.optimization()));
  }

  // Whether the value is the first of two, which is also what a missing key means.
  private static boolean oneOf(JsonKeys keys, String key, String first, String second) {
    return keys.labelled(key, label -> which(label, first, second), first + ", " + second)
        .orElse(true);
  }

  private static Optional<Boolean> which(String label, String first, String second) {
    return label.equals(first) || label.equals(second)
        ? Optional.of(label.equals(first))
        : Optional.empty();
  }
}
