// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a place loads, one after the other, and what it answers with meanwhile. Thread-safe. */
final class SlotLoads {
  private static final Logger log = LoggerFactory.getLogger(SlotLoads.class);

  private final ModelFolder folder;
  private final LoadOutcome outcome;
  private final Executor loader;
  private final ModelLoads loads;
  private final UsageCounter usage;
  private final ReplacedModels replaced = new ReplacedModels();

  // Guarded by this.
  private final Backoff backoff;
  private @Nullable CompletableFuture<LoadedModel> loading;
  private @Nullable CompletableFuture<LoadedModel> reloading;
  private boolean recovered;

  /** How often the place was emptied: a load that was asked for before is not wanted any more. */
  private int emptied;

  /** Creates a place that has loaded nothing. */
  SlotLoads(
      ModelFolder folder, Executor loader, ModelLoads loads, Backoff backoff, UsageCounter usage) {
    this.folder = folder;
    this.outcome = new LoadOutcome(folder.name());
    this.loader = loader;
    this.loads = loads;
    this.backoff = backoff;
    this.usage = usage;
  }

  /** Begins a load as {@link ModelSlot#load} does. */
  synchronized void begin() {
    LoadedModel useless = present().filter(LoadedModel::isBroken).orElse(null);
    if (useless != null) {
      recovered = false;
      loading = start(turn -> replacement(useless, null, turn));
    } else if (loading == null || loading.isCompletedExceptionally()) {
      recovered = false;
      backoff.reset();
      loading = start(this::loadIfWanted);
    }
  }

  /**
   * Returns the load that calls wait for: after one that failed, the next when its time has come.
   *
   * @throws EncoderException UNLOADED when there is none
   */
  synchronized CompletableFuture<LoadedModel> current() {
    if (loading == null) {
      throw outcome.unloaded();
    }
    if (loading.isCompletedExceptionally() && backoff.isDue()) {
      loading = start(this::loadIfWanted);
    }
    return loading;
  }

  /** Returns the model in memory, of use or not. */
  synchronized Optional<LoadedModel> present() {
    boolean there = loading != null && loading.isDone() && !loading.isCompletedExceptionally();
    return there ? Optional.ofNullable(loading).map(CompletableFuture::join) : Optional.empty();
  }

  private synchronized boolean isPresent(LoadedModel model) {
    return present().orElse(null) == model;
  }

  private CompletableFuture<LoadedModel> start(IntFunction<LoadedModel> load) {
    int turn = emptied;
    return supply(() -> load.apply(turn)).whenComplete((model, failure) -> noteEnd(turn, failure));
  }

  private CompletableFuture<LoadedModel> supply(Supplier<LoadedModel> load) {
    try {
      return CompletableFuture.supplyAsync(load, loader);
    } catch (RejectedExecutionException e) {
      throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED, e);
    }
  }

  private synchronized void noteEnd(int turn, @Nullable Throwable failure) {
    if (!isWanted(turn)) {
      return;
    }
    if (failure == null) {
      backoff.reset();
    } else {
      backoff.failed();
    }
  }

  private LoadedModel loadIfWanted(int turn) {
    if (!isWanted(turn)) {
      throw outcome.unloaded();
    }
    return loads.load(folder, usage);
  }

  private synchronized boolean isWanted(int turn) {
    return turn == emptied;
  }

  /** Begins to load what takes the place of a model in memory, unless that is going on. */
  synchronized void beginReload(LoadedModel before) {
    if (!isReloading() && isPresent(before)) {
      reloading = supply(() -> reloaded(before));
    }
  }

  /** Forgets what the last reload failed of; returns whether there is one in progress. */
  synchronized boolean forgetReload() {
    if (isReloading()) {
      return true;
    }
    reloading = null;
    return false;
  }

  private boolean isReloading() {
    return reloading != null && !reloading.isDone();
  }

  /** Returns the last reload of what is in memory, if there was one. */
  synchronized @Nullable CompletableFuture<LoadedModel> reload() {
    return reloading;
  }

  private LoadedModel reloaded(LoadedModel before) {
    if (!isPresent(before)) {
      throw outcome.unloaded();
    }
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
    if (!isPresent(before)) {
      return false;
    }
    loading = CompletableFuture.completedFuture(fresh);
    recovered = false;
    replaced.add(before);
    return true;
  }

  /**
   * Takes a model that has become useless out of memory, and loads it anew, once: the second time
   * it has failed, as if it could not be loaded.
   */
  synchronized void replace(LoadedModel model, EncoderException broken) {
    if (!isPresent(model)) {
      return;
    }
    log.warn("Model '{}' is taken out of memory: {}", folder.name(), broken.getMessage());
    boolean again = recovered;
    recovered = true;
    loading = start(turn -> replacement(model, again ? broken : null, turn));
  }

  private LoadedModel replacement(LoadedModel model, @Nullable EncoderException broken, int turn) {
    model.close();
    if (broken == null) {
      return loadIfWanted(turn);
    }
    throw new EncoderException(
        Kind.FAILED,
        outcome.reason(broken) + "; it was loaded anew before and ran out of memory again",
        broken);
  }

  /** Empties the place as {@link ModelSlot#empty} does. */
  Supplier<CompletableFuture<Void>> empty() {
    List<CompletableFuture<LoadedModel>> taken = take();
    return () -> outcome.closed(taken).whenComplete((done, failure) -> replaced.close());
  }

  // The slot is empty before anything is closed: nobody finds what is being closed.
  private synchronized List<CompletableFuture<LoadedModel>> take() {
    List<CompletableFuture<LoadedModel>> taken =
        Stream.of(Optional.ofNullable(loading), Optional.ofNullable(reloading))
            .flatMap(Optional::stream)
            .toList();
    loading = null;
    reloading = null;
    recovered = false;
    emptied++;
    return taken;
  }

  synchronized ModelStatus status() {
    return outcome.status(loading, reloading, backoff.remaining());
  }
}
