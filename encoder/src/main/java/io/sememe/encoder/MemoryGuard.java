// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** Knows how much memory models take and may take. Thread-safe. */
final class MemoryGuard {
  private final EncoderLimits limits;

  MemoryGuard(EncoderLimits limits) {
    this.limits = limits;
  }

  EncoderLimits limits() {
    return limits;
  }
}
