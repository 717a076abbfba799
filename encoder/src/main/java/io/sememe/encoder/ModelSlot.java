// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The place of one model: loading, ready, failed or unloaded. Thread-safe.
 *
 * <p>A load that failed is tried again by the first request that comes some time later, so that a
 * repaired folder needs no restart.
 */
final class ModelSlot {
  /** When a failed load is tried again, unless set otherwise. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ModelFolder folder;
  private final Executor loader;
  private final Duration retryAfter;
  private final UsageCounter usage = new UsageCounter();
  private @Nullable CompletableFuture<OpenModel> loading;
  private long failedAt;

  ModelSlot(ModelFolder folder, Executor loader, Duration retryAfter) {
    this.folder = folder;
    this.loader = loader;
    this.retryAfter = retryAfter;
  }

  /**
   * Starts loading unless the model is loading or ready; a failed load begins anew.
   *
   * @throws EncoderException UNLOADED when the loader has been shut down
   */
  synchronized void load() {
    if (loading == null || loading.isCompletedExceptionally()) {
      try {
        loading =
            CompletableFuture.supplyAsync(this::loadIfWanted, loader)
                .whenComplete(this::noteFailure);
      } catch (RejectedExecutionException e) {
        throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED, e);
      }
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
      return new ModelStatus(folder.name(), ModelState.UNLOADED, null, null);
    }
    if (!loading.isDone()) {
      return new ModelStatus(folder.name(), ModelState.LOADING, null, null);
    }
    if (loading.isCompletedExceptionally()) {
      String reason = loading.handle((model, e) -> failure(e).getMessage()).join();
      return new ModelStatus(folder.name(), ModelState.FAILED, reason, null);
    }
    OpenModel model = loading.join();
    EmbeddingSpace space = model.task() == Task.TEXT_EMBEDDING ? model.space() : null;
    return new ModelStatus(folder.name(), ModelState.READY, null, space);
  }

  /** Returns what went through the model since this place was made. */
  ModelUsage usage() {
    return usage.usage();
  }

  private OpenModel loadIfWanted() {
    synchronized (this) {
      if (loading == null) {
        throw unloaded();
      }
    }
    return ModelLoader.load(folder, usage);
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
