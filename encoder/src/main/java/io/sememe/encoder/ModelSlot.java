// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The place of one model: loading, ready, failed or unloaded. Thread-safe.
 *
 * <p>A load that failed is tried again by the first request that comes {@link #RETRY_AFTER} later,
 * so that a repaired folder needs no restart.
 */
final class ModelSlot {
  static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ModelFolder folder;
  private final Executor loader;
  private @Nullable CompletableFuture<OpenModel> loading;
  private long failedAt;

  ModelSlot(ModelFolder folder, Executor loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /** Starts loading unless the model is loading or ready; a failed load begins anew. */
  synchronized void load() {
    if (loading == null || loading.isCompletedExceptionally()) {
      loading =
          CompletableFuture.supplyAsync(() -> ModelLoader.load(folder), loader)
              .whenComplete(this::noteFailure);
    }
  }

  /** Takes the model out of memory, after a load in progress and the calls that are inside. */
  void unload() {
    CompletableFuture<OpenModel> before = take();
    if (before != null) {
      before
          .handle((model, failure) -> Optional.ofNullable(model))
          .join()
          .ifPresent(OpenModel::close);
    }
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
    return new ModelStatus(folder.name(), ModelState.READY, null, loading.join().space());
  }

  private synchronized CompletableFuture<OpenModel> current() {
    if (loading == null) {
      throw new EncoderException(Kind.UNLOADED, "model '" + folder.name() + "' was unloaded");
    }
    CompletableFuture<OpenModel> current = loading;
    if (current.isCompletedExceptionally()
        && System.nanoTime() - failedAt > RETRY_AFTER.toNanos()) {
      load();
    }
    return current;
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
      return new EncoderException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
    return new EncoderException(
        Kind.FAILED, "model '" + folder.name() + "': loading failed: " + cause, cause);
  }
}
