// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the owner of the encoders decides once per process.
 *
 * @param models the folder whose sub-folders are the models
 * @param limits how much they take at most
 * @param device where models run whose folders do not say: cpu, cuda, cuda:N, cuda:N,cuda:M or
 *     auto. Another text makes those models fail, with the reason
 * @param natives the folder that the native libraries are unpacked into, once, for this user alone;
 *     empty: ONNX Runtime unpacks them into the folder for temporary files at each start
 * @param preflight whether a model whose {@code sememe.json} does not pin the SHA-256 of all its
 *     files is first loaded and run in a process of its own
 * @param listener is told of what goes through the models
 */
public record EncoderSettings(
    Path models,
    EncoderLimits limits,
    String device,
    Optional<Path> natives,
    boolean preflight,
    ModelListener listener) {
  private static final String CPU = "cpu";

  /** Creates settings for models on the CPU. */
  public EncoderSettings(Path models, EncoderLimits limits) {
    this(models, limits, CPU, Optional.empty(), false, ModelListener.NONE);
  }

  /** Creates settings with the default queue for as many callers. */
  public EncoderSettings(Path models, int callers, int maxCharacters) {
    this(models, EncoderLimits.of(callers, maxCharacters));
  }

  /**
   * Returns the defaults for this machine: one caller per core, and for models 80 % of the memory
   * that it, or the container, has beside the Java heap.
   */
  public static EncoderSettings of(Path models) {
    int callers = Runtime.getRuntime().availableProcessors();
    EncoderLimits limits = EncoderLimits.of(callers, EncoderLimits.DEFAULT_MAX_CHARACTERS);
    return new EncoderSettings(models, limits.withModels(limits.maxModels(), MemoryGuard.usual()));
  }

  /** Returns the same with other limits. */
  public EncoderSettings within(EncoderLimits other) {
    return new EncoderSettings(models, other, device, natives, preflight, listener);
  }

  /** Returns the same with models elsewhere than on the CPU, if their folders do not say. */
  public EncoderSettings on(String other) {
    return new EncoderSettings(models, limits, other, natives, preflight, listener);
  }

  /** Returns the same with a folder for native libraries. */
  public EncoderSettings withNatives(Path folder) {
    return new EncoderSettings(models, limits, device, Optional.of(folder), preflight, listener);
  }

  /** Returns the same with unknown models tried in a process of their own, or not. */
  public EncoderSettings withPreflight(boolean wanted) {
    return new EncoderSettings(models, limits, device, natives, wanted, listener);
  }

  /** Returns the same with somebody who is told of what goes through the models. */
  public EncoderSettings toldTo(ModelListener other) {
    return new EncoderSettings(models, limits, device, natives, preflight, other);
  }

  /** Returns how many texts are encoded at the same time. */
  public int callers() {
    return limits.callers();
  }

  /** Returns how many UTF-16 chars of a text are tokenised. */
  public int maxCharacters() {
    return limits.maxCharacters();
  }
}
