// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Schedulers;

/** The task "text to attention" on whatever model stands in a slot. Thread-safe. */
record ModelAttentionProbe(
    String model, ModelSlot slot, Schedulers schedulers, EncoderSettings settings)
    implements AttentionProbe {
  @Override
  public Attention ofText(String text, Role role, int maxTokens, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Attention ofPair(String query, String text, int maxTokens, Deadline deadline) {
    throw new UnsupportedOperationException();
  }
}
