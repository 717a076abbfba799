// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one model: loading, ready, failed or unloaded. Thread-safe.
 *
 * <p>A load that failed is tried again by the first request that comes some time later, so that a
 * repaired folder needs no restart.
 */
final class ModelSlot {
  private static final Logger log = LoggerFactory.getLogger(ModelSlot.class);

  /** When a failed load is tried again, unless set otherwise. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ModelFolder folder;
  private final Executor loader;
  private final ModelLoads loads;
  private final Duration retryAfter;
  private final UsageCounter usage = new UsageCounter();
  private @Nullable CompletableFuture<OpenModel> loading;
  private long failedAt;
  private boolean recovered;

  /**
   * Creates an empty place.
   *
   * @param loads opens the model
   */
  ModelSlot(ModelFolder folder, Executor loader, ModelLoads loads, Duration retryAfter) {
    this.folder = folder;
    this.loader = loader;
    this.loads = loads;
    this.retryAfter = retryAfter;
  }

  /**
   * Starts loading unless the model is loading or ready; a failed load begins anew, and so does a
   * model that ran out of memory.
   *
   * @throws EncoderException UNLOADED when the loader has been shut down
   */
  synchronized void load() {
    OpenModel useless = useless();
    if (useless != null) {
      recovered = false;
      loading = supply(() -> replacement(useless, null));
    } else if (loading == null || loading.isCompletedExceptionally()) {
      recovered = false;
      loading = supply(this::loadIfWanted);
    }
  }

  /**
   * Takes the model out of memory, after a load in progress and the calls that are inside; a load
   * that has not begun never will.
   *
   * @return completes when the memory is free
   */
  CompletableFuture<Void> unload() {
    CompletableFuture<OpenModel> before = take();
    if (before == null) {
      return CompletableFuture.completedFuture(null);
    }
    return before
        .handle((model, failure) -> Optional.ofNullable(model))
        .thenAccept(model -> model.ifPresent(OpenModel::close));
  }

  /**
   * Returns the open model, waiting for it until the deadline.
   *
   * @throws EncoderException LOADING when it is not there yet, FAILED with the reason, UNLOADED
   */
  OpenModel await(Deadline deadline) {
    OpenModel model = awaitLoaded(deadline);
    EncoderException broken = model.calls().broken();
    if (broken == null) {
      return model;
    }
    replace(model, broken);
    return awaitLoaded(deadline);
  }

  private OpenModel awaitLoaded(Deadline deadline) {
    try {
      return current().get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new EncoderException(
          Kind.LOADING, "model '" + folder.name() + "' is still loading; try again soon", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(
          Kind.TIMEOUT, "interrupted while model '" + folder.name() + "' was loading", e);
    }
  }

  synchronized ModelStatus status() {
    if (loading == null) {
      return ModelStatus.idle(folder.name(), ModelState.UNLOADED, null);
    }
    if (!loading.isDone()) {
      return ModelStatus.idle(folder.name(), ModelState.LOADING, null);
    }
    if (loading.isCompletedExceptionally()) {
      String reason = loading.handle((model, e) -> failure(e).getMessage()).join();
      return ModelStatus.idle(folder.name(), ModelState.FAILED, reason);
    }
    OpenModel model = loading.join();
    EncoderException broken = model.calls().broken();
    if (broken != null) {
      return ModelStatus.idle(folder.name(), ModelState.FAILED, reason(broken));
    }
    EmbeddingSpace space = model.task() == Task.TEXT_EMBEDDING ? model.space() : null;
    return new ModelStatus(
        folder.name(), ModelState.READY, null, space, model.device(), ModelDetails.NONE);
  }

  /** Returns what went through the model since this place was made. */
  ModelUsage usage() {
    return usage.usage();
  }

  /**
   * Takes a model that has become useless out of memory, and loads it anew, once: the second time
   * it has failed, as if it could not be loaded.
   */
  private synchronized void replace(OpenModel model, EncoderException broken) {
    if (loading == null || loading.isCompletedExceptionally() || loading.getNow(null) != model) {
      return;
    }
    log.warn("Model '{}' is taken out of memory: {}", folder.name(), broken.getMessage());
    boolean again = recovered;
    recovered = true;
    loading = supply(() -> replacement(model, again ? broken : null));
  }

  // The model that is in memory and of no use, or null.
  private @Nullable OpenModel useless() {
    boolean there = loading != null && loading.isDone() && !loading.isCompletedExceptionally();
    OpenModel model = there ? Objects.requireNonNull(loading).join() : null;
    return model != null && model.calls().broken() != null ? model : null;
  }

  private String reason(EncoderException broken) {
    return "model '" + folder.name() + "': " + broken.getMessage();
  }

  private OpenModel replacement(OpenModel model, @Nullable EncoderException broken) {
    model.close();
    if (broken == null) {
      return loadIfWanted();
    }
    throw new EncoderException(
        Kind.FAILED,
        reason(broken) + "; it was loaded anew before and ran out of memory again",
        broken);
  }

  private CompletableFuture<OpenModel> supply(Supplier<OpenModel> model) {
    try {
      return CompletableFuture.supplyAsync(model, loader).whenComplete(this::noteFailure);
    } catch (RejectedExecutionException e) {
      throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED, e);
    }
  }

  private OpenModel loadIfWanted() {
    synchronized (this) {
      if (loading == null) {
        throw unloaded();
      }
    }
    return loads.load(folder, usage);
  }

  private EncoderException unloaded() {
    return new EncoderException(Kind.UNLOADED, "model '" + folder.name() + "' was unloaded");
  }

  private synchronized CompletableFuture<OpenModel> current() {
    if (loading == null) {
      throw unloaded();
    }
    if (loading.isCompletedExceptionally() && System.nanoTime() - failedAt > retryAfter.toNanos()) {
      load();
    }
    return loading;
  }

  private synchronized @Nullable CompletableFuture<OpenModel> take() {
    CompletableFuture<OpenModel> before = loading;
    loading = null;
    recovered = false;
    return before;
  }

  private synchronized void noteFailure(@Nullable OpenModel model, @Nullable Throwable failure) {
    if (failure != null) {
      failedAt = System.nanoTime();
    }
  }

  private EncoderException failure(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof EncoderException e) {
      return new EncoderException(e.kind(), String.valueOf(e.getMessage()), e);
    }
    return new EncoderException(
        Kind.FAILED, "model '" + folder.name() + "': loading failed: " + cause, cause);
  }
}
