// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one model: loading, ready, failed or unloaded. Thread-safe.
 *
 * <p>A load that failed is tried again by the first request that comes some time later, so that a
 * repaired folder needs no restart. A model that is loaded anew answers until the other is ready.
 */
final class ModelSlot {
  private static final Logger log = LoggerFactory.getLogger(ModelSlot.class);

  private final ModelFolder folder;
  private final LoadOutcome outcome;
  private final Executor loader;
  private final ModelLoads loads;
  private final UsageCounter usage = new UsageCounter();
  private final ReplacedModels replaced = new ReplacedModels();

  // Guarded by this.
  private final Backoff backoff;
  private @Nullable CompletableFuture<LoadedModel> loading;
  private @Nullable CompletableFuture<LoadedModel> reloading;
  private boolean recovered;

  /**
   * Creates an empty place.
   *
   * @param loads opens the model
   * @param backoff when a load that failed is tried again; handed over
   */
  ModelSlot(ModelFolder folder, Executor loader, ModelLoads loads, Backoff backoff) {
    this.folder = folder;
    this.outcome = new LoadOutcome(folder.name());
    this.loader = loader;
    this.loads = loads;
    this.backoff = backoff;
  }

  /**
   * Starts loading unless the model is loading or ready; a failed load begins anew, and so does a
   * model that ran out of memory.
   *
   * @throws EncoderException UNLOADED when the loader has been shut down
   */
  synchronized void load() {
    LoadedModel useless = present().filter(LoadedModel::isBroken).orElse(null);
    if (useless != null) {
      recovered = false;
      loading = start(() -> replacement(useless, null));
    } else if (loading == null || loading.isCompletedExceptionally()) {
      recovered = false;
      backoff.reset();
      loading = start(this::loadIfWanted);
    }
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
      load();
      return true;
    }
    boolean changed = loads.isChanged(folder, before.open());
    return changed ? reload(before) : forgetReload();
  }

  private synchronized boolean reload(LoadedModel before) {
    if (reloading == null || reloading.isDone()) {
      reloading = supply(() -> reloaded(before));
    }
    return true;
  }

  // What a reload failed of is not there any more.
  private synchronized boolean forgetReload() {
    if (reloading != null && !reloading.isDone()) {
      return true;
    }
    reloading = null;
    return false;
  }

  private LoadedModel reloaded(LoadedModel before) {
    LoadedModel fresh = loads.load(folder, usage);
    if (!takePlace(before, fresh)) {
      fresh.close();
      throw outcome.unloaded();
    }
    log.info("Model '{}' was loaded anew, since its files are others", folder.name());
    before.replaced();
    return fresh;
  }

  private synchronized boolean takePlace(LoadedModel before, LoadedModel fresh) {
    if (present().orElse(null) != before) {
      return false;
    }
    loading = CompletableFuture.completedFuture(fresh);
    recovered = false;
    replaced.add(before);
    return true;
  }

  /**
   * Takes the model out of memory, after a load in progress and the calls that are inside; a load
   * that has not begun never will.
   *
   * @return completes when the memory is free
   */
  CompletableFuture<Void> unload() {
    return take().thenRun(replaced::close);
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

  /** Returns the model in memory for all of a call, if it is ready; the caller ends the use. */
  Optional<ModelUse> useIfReady() {
    return usable().filter(LoadedModel::acquire).map(ModelUse::new);
  }

  /**
   * Waits until no load of the model is in progress.
   *
   * @throws EncoderException as {@link #await} does; FAILED when the last reload failed
   */
  void awaitReloading(Deadline deadline) {
    awaitModel(deadline);
    CompletableFuture<LoadedModel> reload = currentReload();
    if (reload != null) {
      outcome.get(reload, deadline);
    }
  }

  private LoadedModel awaitModel(Deadline deadline) {
    LoadedModel model = outcome.get(current(), deadline);
    EncoderException broken = model.open().calls().broken();
    if (broken == null) {
      return model;
    }
    replace(model, broken);
    return outcome.get(current(), deadline);
  }

  synchronized ModelStatus status() {
    return outcome.status(loading, reloading, backoff.remaining());
  }

  /** Returns what went through the model since this place was made. */
  ModelUsage usage() {
    return usage.usage();
  }

  /**
   * Takes a model that has become useless out of memory, and loads it anew, once: the second time
   * it has failed, as if it could not be loaded.
   */
  private synchronized void replace(LoadedModel model, EncoderException broken) {
    if (present().orElse(null) != model) {
      return;
    }
    log.warn("Model '{}' is taken out of memory: {}", folder.name(), broken.getMessage());
    boolean again = recovered;
    recovered = true;
    loading = start(() -> replacement(model, again ? broken : null));
  }

  private LoadedModel replacement(LoadedModel model, @Nullable EncoderException broken) {
    model.close();
    if (broken == null) {
      return loadIfWanted();
    }
    throw new EncoderException(
        Kind.FAILED,
        outcome.reason(broken) + "; it was loaded anew before and ran out of memory again",
        broken);
  }

  private Optional<LoadedModel> usable() {
    return present().filter(model -> !model.isBroken());
  }

  private synchronized Optional<LoadedModel> present() {
    boolean there = loading != null && loading.isDone() && !loading.isCompletedExceptionally();
    return there ? Optional.ofNullable(loading).map(CompletableFuture::join) : Optional.empty();
  }

  private CompletableFuture<LoadedModel> start(Supplier<LoadedModel> load) {
    return supply(load).whenComplete(this::noteEnd);
  }

  private CompletableFuture<LoadedModel> supply(Supplier<LoadedModel> load) {
    try {
      return CompletableFuture.supplyAsync(load, loader);
    } catch (RejectedExecutionException e) {
      throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED, e);
    }
  }

  private synchronized void noteEnd(@Nullable LoadedModel model, @Nullable Throwable failure) {
    if (failure == null) {
      backoff.reset();
    } else {
      backoff.failed();
    }
  }

  private LoadedModel loadIfWanted() {
    synchronized (this) {
      if (loading == null) {
        throw outcome.unloaded();
      }
    }
    return loads.load(folder, usage);
  }

  private synchronized CompletableFuture<LoadedModel> current() {
    if (loading == null) {
      throw outcome.unloaded();
    }
    if (loading.isCompletedExceptionally() && backoff.isDue()) {
      loading = start(this::loadIfWanted);
    }
    return loading;
  }

  private synchronized @Nullable CompletableFuture<LoadedModel> currentReload() {
    return reloading;
  }

  // What was in memory or on its way; completes when it is not any more.
  private synchronized CompletableFuture<Void> take() {
    CompletableFuture<Void> closed = outcome.closed(loading, reloading);
    loading = null;
    reloading = null;
    recovered = false;
    return closed;
  }
}
