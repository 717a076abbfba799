// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.EncoderSession;
import java.util.List;
import java.util.function.Supplier;

/**
 * Calls into the native parts of one open model: behind leases, counted, and with the model's name
 * in what goes wrong. Thread-safe.
 */
final class ModelCalls {
  private final String model;
  private final UsageCounter usage;
  private final Leases leases = new Leases();

  ModelCalls(String model, UsageCounter usage) {
    this.model = model;
    this.usage = usage;
  }

  /** Returns the model's name. */
  String model() {
    return model;
  }

  /**
   * Calls while the model cannot be closed.
   *
   * @throws EncoderException UNLOADED when it is being closed; what the call throws, with the
   *     model's name
   */
  <T> T leased(Supplier<T> call) {
    if (!leases.acquire()) {
      throw new EncoderException(Kind.UNLOADED, "model '" + model + "' was unloaded");
    }
    try {
      return named(call);
    } finally {
      leases.release();
    }
  }

  /** Calls something that needs no native part. */
  <T> T named(Supplier<T> call) {
    try {
      return call.get();
    } catch (EncoderException e) {
      throw new EncoderException(e.kind(), "model '" + model + "': " + e.getMessage(), e);
    }
  }

  /** Runs texts and counts them; within a lease. */
  List<float[]> run(EncoderSession session, List<long[]> ids) {
    List<float[]> results = session.run(ids);
    usage.add(ids);
    return results;
  }

  /** Refuses further calls and returns when none is inside. */
  void drain() {
    leases.drain();
  }
}
