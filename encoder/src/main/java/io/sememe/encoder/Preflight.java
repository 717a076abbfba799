// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** Tries models in processes of their own, which they may kill. Thread-safe. */
final class Preflight {
  private Preflight() {}

  static Preflight of(EncoderSettings settings) {
    return new Preflight();
  }
}
