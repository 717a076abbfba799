// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the loads of a model, in the words that callers and operators get. Thread-safe.
 *
 * @param model its name
 */
record LoadOutcome(String model) {

  /**
   * Returns what was loaded, waiting for it until the deadline.
   *
   * @throws EncoderException LOADING when it is not there yet, FAILED with the reason, UNLOADED
   */
  LoadedModel get(CompletableFuture<LoadedModel> load, Deadline deadline) {
    try {
      return load.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new EncoderException(
          Kind.LOADING, "model '" + model + "' is still loading; try again soon", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(
          Kind.TIMEOUT, "interrupted while model '" + model + "' was loading", e);
    }
  }

  /** Closes what loads give; completes when nothing of it is in memory any more. */
  CompletableFuture<Void> closed(List<CompletableFuture<LoadedModel>> loads) {
    return CompletableFuture.allOf(
        loads.stream().map(LoadOutcome::closed).toArray(CompletableFuture<?>[]::new));
  }

  /**
   * Waits until all is closed.
   *
   * @throws EncoderException FAILED when something could not be closed; TIMEOUT when that takes
   *     longer
   */
  void awaitClosed(CompletableFuture<Void> closing, Deadline deadline) {
    try {
      closing.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw notFreed(
          "model '" + model + "' was unloaded, and not all of its memory was freed: ", e);
    } catch (TimeoutException e) {
      throw new EncoderException(Kind.TIMEOUT, stillClosing(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(Kind.TIMEOUT, stillClosing(), e);
    }
  }

  private String stillClosing() {
    return "model '"
        + model
        + "' takes no more calls, and its memory is freed when those inside it have ended; nothing"
        + " need be done, or allow more time (timeAllowed) to wait for that";
  }

  /**
   * Waits until all models are closed.
   *
   * @throws EncoderException FAILED when something could not be closed
   */
  static void awaitAllClosed(List<CompletableFuture<Void>> closing) {
    try {
      CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw notFreed("all models were unloaded, and not all of their memory was freed: ", e);
    }
  }

  private static EncoderException notFreed(String what, Exception e) {
    Throwable thrown = e.getCause() == null ? e : e.getCause();
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return new EncoderException(
        Kind.FAILED, what + EncoderException.withoutFolders(String.valueOf(cause)), cause);
  }

  private static CompletableFuture<Void> closed(CompletableFuture<LoadedModel> load) {
    return load.handle((loaded, failure) -> Optional.ofNullable(loaded))
        .thenAccept(loaded -> loaded.ifPresent(LoadedModel::close));
  }

  /**
   * Returns where the model stands.
   *
   * @param load what it answers with, null when it was unloaded
   * @param reload the last one since it was loaded, if there was one
   * @param retry how long it is until a load that failed is tried again
   */
  ModelStatus status(
      @Nullable CompletableFuture<LoadedModel> load,
      @Nullable CompletableFuture<LoadedModel> reload,
      Duration retry) {
    ModelStatus status = status(load, retry);
    return reload == null
        ? status
        : status.with(status.details().reloading(!reload.isDone(), reason(reload)));
  }

  private ModelStatus status(@Nullable CompletableFuture<LoadedModel> load, Duration retry) {
    if (load == null) {
      return ModelStatus.idle(model, ModelState.UNLOADED, null);
    }
    if (!load.isDone()) {
      return ModelStatus.idle(model, ModelState.LOADING, null);
    }
    String reason = reason(load);
    return reason == null
        ? status(load.join())
        : ModelStatus.idle(model, ModelState.FAILED, reason).with(ModelDetails.retriedIn(retry));
  }

  private ModelStatus status(LoadedModel loaded) {
    EncoderException broken = loaded.open().calls().broken();
    return broken == null
        ? ModelStatus.ready(model, loaded)
        : ModelStatus.idle(model, ModelState.FAILED, reason(broken));
  }

  /** Returns why a model is of no use any more. */
  String reason(EncoderException broken) {
    return "model '" + model + "': " + broken.getMessage();
  }

  private @Nullable String reason(CompletableFuture<LoadedModel> load) {
    return load.isCompletedExceptionally()
        ? load.handle((loaded, thrown) -> failure(thrown).getMessage()).join()
        : null;
  }

  /** Returns what callers get of a model that was taken out of memory. */
  EncoderException unloaded() {
    return new EncoderException(Kind.UNLOADED, "model '" + model + "' was unloaded");
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
        Kind.FAILED,
        "model '"
            + model
            + "': loading failed: "
            + EncoderException.withoutFolders(String.valueOf(cause)),
        cause);
  }
}
