// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The place of one model: loading, ready, failed or unloaded. Thread-safe.
 *
 * <p>A load that failed is tried again by the first request that comes some time later, so that a
 * repaired folder needs no restart. A model that is loaded anew answers until the other is ready.
 */
final class ModelSlot {
  private final ModelFolder folder;
  private final LoadOutcome outcome;
  private final ModelLoads loads;
  private final UsageCounter usage = new UsageCounter();
  private final SlotLoads slot;

  /**
   * Creates an empty place.
   *
   * @param loads opens the model
   * @param backoff when a load that failed is tried again; handed over
   */
  ModelSlot(ModelFolder folder, Executor loader, ModelLoads loads, Backoff backoff) {
    this.folder = folder;
    this.outcome = new LoadOutcome(folder.name());
    this.loads = loads;
    this.slot = new SlotLoads(folder, loader, loads, backoff, usage);
  }

  /**
   * Starts loading unless the model is loading or ready; a failed load begins anew, and so does a
   * model that ran out of memory.
   *
   * @throws EncoderException UNLOADED when the loader has been shut down
   */
  void load() {
    slot.begin();
  }

  /**
   * Starts loading the model beside the one in memory, whose place it takes, if its files are
   * others; loads it where there is none. Reads the files.
   *
   * @return whether anything is loaded
   * @throws EncoderException FAILED when the files cannot be read; as {@link #load}
   */
  boolean reload() {
    LoadedModel before = usable().orElse(null);
    if (before == null) {
      slot.begin();
      return true;
    }
    if (!loads.isChanged(folder, before.open())) {
      return slot.forgetReload();
    }
    slot.beginReload(before);
    return true;
  }

  /**
   * Takes the model out of memory, after a load in progress and the calls that are inside; a load
   * that has not begun never will.
   *
   * @return completes when the memory is free
   */
  CompletableFuture<Void> unload() {
    return empty().get();
  }

  /**
   * Empties the place as {@link #unload} does, and closes nothing.
   *
   * @return closes what was there, which may wait for what is inside native code; to be called once
   */
  Supplier<CompletableFuture<Void>> empty() {
    return slot.empty();
  }

  /**
   * Returns the open model, waiting for it until the deadline. Another may take its place at any
   * time: to be asked for what it is, not for work.
   *
   * @throws EncoderException LOADING when it is not there yet, FAILED with the reason, UNLOADED
   */
  OpenModel await(Deadline deadline) {
    return awaitModel(deadline).open();
  }

  /**
   * Waits until no load of the model is in progress.
   *
   * @throws EncoderException as {@link #await} does; FAILED when the last reload failed
   */
  void awaitReloading(Deadline deadline) {
    LoadedModel unused = awaitModel(deadline);
    CompletableFuture<LoadedModel> reload = slot.reload();
    if (reload != null) {
      unused = outcome.get(reload, deadline);
    }
  }

  /**
   * Makes a call that has one model from its begin to its end, whatever takes its place meanwhile.
   *
   * @throws EncoderException as {@link #await} does, or what the call throws
   */
  <T> T with(Deadline deadline, Function<OpenModel, T> call) {
    try (ModelUse use = use(deadline)) {
      return call.apply(use.open());
    }
  }

  /**
   * Returns the open model for all of a call, as {@link #await} does; the caller ends the use.
   *
   * @throws EncoderException as {@link #await} does
   */
  ModelUse use(Deadline deadline) {
    LoadedModel model = awaitModel(deadline);
    while (!model.acquire()) {
      model = awaitModel(deadline);
    }
    return new ModelUse(model);
  }

  /**
   * Does the same for a model that passes a check.
   *
   * @throws EncoderException as {@link #await} does, or what the check throws
   */
  ModelUse use(Deadline deadline, Consumer<OpenModel> check) {
    ModelUse use = use(deadline);
    return use.start(
        open -> {
          check.accept(open);
          return use;
        });
  }

  /** Returns the model in memory for all of a call, if it is ready; the caller ends the use. */
  Optional<ModelUse> useIfReady() {
    return usable().filter(LoadedModel::acquire).map(ModelUse::new);
  }

  private LoadedModel awaitModel(Deadline deadline) {
    LoadedModel model = outcome.get(slot.current(), deadline);
    EncoderException broken = model.open().calls().broken();
    if (broken == null) {
      return model;
    }
    slot.replace(model, broken);
    return outcome.get(slot.current(), deadline);
  }

  private Optional<LoadedModel> usable() {
    return slot.present().filter(model -> !model.isBroken());
  }

  ModelStatus status() {
    return slot.status();
  }

  /** Returns what went through the model since this place was made. */
  ModelUsage usage() {
    return usage.usage();
  }
}
