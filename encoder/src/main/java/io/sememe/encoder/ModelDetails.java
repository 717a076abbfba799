// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may want to know of a model beside its state.
 *
 * @param task what it is made for, as {@code sememe.json} labels it; null when it is not in memory
 * @param loadMillis how long its last load took, warm-up included; 0 before the first
 * @param nativeBytes what it takes outside the Java heap, as measured when it had been warmed up,
 *     and an estimate of what was opened later for other tasks; 0 when it is not in memory
 * @param retrySeconds of a model that FAILED: after how many seconds a request tries again, 0 when
 *     the next one does; otherwise 0
 * @param tokenLimits how many tokens it sees, by the file that says so
 * @param warnings what is odd about its files, each a sentence
 * @param licence what its descriptor says, possibly empty
 * @param source what its descriptor says, possibly empty
 * @param sha256 of its files, by name; empty when it is not in memory
 * @param reloading whether other files of it are being loaded while it answers
 * @param reloadFailure why its last reload failed, after which the files before it go on answering;
 *     null when none failed since it was loaded
 */
public record ModelDetails(
    @Nullable String task,
    long loadMillis,
    long nativeBytes,
    long retrySeconds,
    Map<String, Integer> tokenLimits,
    List<String> warnings,
    String licence,
    String source,
    Map<String, String> sha256,
    boolean reloading,
    @Nullable String reloadFailure) {
  /** Nothing is known. */
  public static final ModelDetails NONE =
      new ModelDetails(null, 0, 0, 0, Map.of(), List.of(), "", "", Map.of(), false, null);

  /** Keeps copies. */
  public ModelDetails {
    tokenLimits = Map.copyOf(tokenLimits);
    warnings = List.copyOf(warnings);
    sha256 = Map.copyOf(sha256);
  }

  /** Returns those of a model in memory. */
  static ModelDetails of(LoadedModel model) {
    ModelFacts facts = model.open().facts();
    ModelDescriptor descriptor = facts.descriptor();
    return new ModelDetails(
        descriptor.task().label(),
        model.took().toMillis(),
        model.nativeBytes(),
        0,
        descriptor.limits().stated(),
        facts.warnings(),
        descriptor.licence(),
        descriptor.source(),
        facts.hashes().byFile(),
        false,
        null);
  }

  /** Returns those of a model that FAILED, of which only this is known. */
  static ModelDetails retriedIn(Duration remaining) {
    long seconds = remaining.plusSeconds(1).minusNanos(1).toSeconds();
    return new ModelDetails(
        null, 0, 0, seconds, Map.of(), List.of(), "", "", Map.of(), false, null);
  }

  /** Returns the same with what became of a reload. */
  ModelDetails reloading(boolean inProgress, @Nullable String failure) {
    return new ModelDetails(
        task,
        loadMillis,
        nativeBytes,
        retrySeconds,
        tokenLimits,
        warnings,
        licence,
        source,
        sha256,
        inProgress,
        failure);
  }
}
