// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.TokenBudget;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls into the native parts of one open model: behind leases, counted, and with the model's name
 * in what goes wrong. Thread-safe.
 */
final class ModelCalls {
  private static final Logger log = LoggerFactory.getLogger(ModelCalls.class);

  private final String model;
  private final UsageCounter usage;
  private final Leases leases = new Leases();
  private volatile @Nullable EncoderException broken;

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

  /** What runs texts. */
  @FunctionalInterface
  interface TextRun {
    List<float[]> run(List<long[]> ids);
  }

  /**
   * Runs texts and counts them; within a lease. Where a GPU has no memory for them, later runs are
   * smaller; where it has none for a single text, tried twice, or is lost, the model is broken.
   *
   * @param session runs them
   * @param policy by which the texts came together
   */
  List<float[]> run(TextRun session, RunPolicy policy, List<long[]> ids) {
    try {
      List<float[]> results = tried(session, ids);
      usage.add(ids);
      return results;
    } catch (EncoderException e) {
      if (e.kind() == Kind.OUT_OF_MEMORY) {
        noteNoMemory(policy, ids, e);
      } else if (e.kind() == Kind.FAILED) {
        broken = e;
      }
      throw e;
    }
  }

  // What a single text lacks the run beside it may have had, which has ended perhaps.
  private static List<float[]> tried(TextRun session, List<long[]> ids) {
    try {
      return session.run(ids);
    } catch (EncoderException e) {
      if (e.kind() != Kind.OUT_OF_MEMORY || ids.size() > 1) {
        throw e;
      }
      return session.run(ids);
    }
  }

  private void noteNoMemory(RunPolicy policy, List<long[]> ids, EncoderException e) {
    if (ids.size() == 1) {
      broken = e;
    } else if (policy instanceof TokenBudget budget) {
      int before = budget.tokens();
      budget.shrinkBelow(ids.size() * ids.stream().mapToInt(text -> text.length).max().orElse(1));
      if (budget.tokens() < before) {
        log.warn(
            "Model {}: {}; runs have at most {} tokens from now on",
            model,
            e.getMessage(),
            budget.tokens());
      }
    }
  }

  /** Returns why the model cannot be used any more until it is loaded anew, or null. */
  @Nullable EncoderException broken() {
    return broken;
  }

  /** Refuses further calls and returns when none is inside. */
  void drain() {
    leases.drain();
  }
}
