// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.schedule.NamedThreads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The places of all models that were asked for, and the threads that load them. Thread-safe. */
final class ModelSlots implements AutoCloseable {
  /** Loading is bound by the disk and by one core per model; more at once only hurts searches. */
  private static final int CONCURRENT_LOADS = 2;

  private final Path models;
  private final ModelLoads loads;
  private final ExecutorService loader;
  private final ThreadFactory unloaders = new NamedThreads("sememe-unload");

  /** What is being taken out of memory, whether or not anybody waits for it. */
  private final Set<Closing> closing = ConcurrentHashMap.newKeySet();

  private final Map<String, ModelSlot> byName = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Creates none.
   *
   * @param models the folder whose sub-folders are the models
   */
  ModelSlots(Path models, ModelLoads loads) {
    this.models = models;
    this.loads = loads;
    this.loader = Executors.newFixedThreadPool(CONCURRENT_LOADS, new NamedThreads("sememe-load"));
  }

  /**
   * Returns the place of a model, which is loaded when it is asked for the first time.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; UNLOADED after {@link
   *     #close()}
   */
  ModelSlot get(String model) {
    requireOpen();
    ModelSlot slot = byName.get(model);
    return slot == null ? load(model) : slot;
  }

  /** Loads a model as {@link ModelSlot#load} does, and returns its place as {@link #get} does. */
  ModelSlot load(String model) {
    ModelSlot slot = place(model);
    slot.load();
    return slot;
  }

  /**
   * Has a model tried in a process of its own before its next load; throws as {@link #get} does.
   */
  void tryBefore(String model) {
    place(model);
    loads.preflight().ask(model);
  }

  /** Returns the place of a model as {@link #get} does, and loads nothing. */
  ModelSlot place(String model) {
    requireOpen();
    ModelFolder folder = ModelFolder.find(models, model);
    return byName.computeIfAbsent(
        model, name -> new ModelSlot(folder, loader, loads, Backoff.usual()));
  }

  /** Returns the place of a model that was asked for. */
  Optional<ModelSlot> known(String model) {
    return Optional.ofNullable(byName.get(model));
  }

  /**
   * Takes a model out of memory as {@link Encoders#unload(String, Deadline)} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; FAILED when not all of it
   *     could be closed; TIMEOUT when it is not free before the deadline
   */
  void unload(String model, Deadline deadline) {
    ModelSlot slot = byName.get(model);
    if (slot == null) {
      ModelFolder.find(models, model);
    } else {
      new LoadOutcome(model).awaitClosed(closing(model, slot), deadline);
    }
  }

  // Also what an earlier call did not wait for to its end.
  private CompletableFuture<Void> closing(String model, ModelSlot slot) {
    CompletableFuture<Void> own = startClosing(model, slot);
    Stream<CompletableFuture<Void>> earlier =
        closing.stream().filter(one -> one.model().equals(model)).map(Closing::end);
    return CompletableFuture.allOf(
        Stream.concat(Stream.of(own), earlier).toArray(CompletableFuture<?>[]::new));
  }

  // Whoever asked may not wait as long as the calls inside take: closing has a thread of its own.
  private CompletableFuture<Void> startClosing(String model, ModelSlot slot) {
    Closing begun = new Closing(model, new CompletableFuture<>());
    // Noted before the place is empty: close() finds what is in memory here or there.
    closing.add(begun);
    Supplier<CompletableFuture<Void>> taken = slot.empty();
    try {
      unloaders.newThread(() -> close(taken, begun)).start();
    } catch (OutOfMemoryError e) {
      // The system has no thread to give: who asked waits after all, and nothing stays in memory.
      close(taken, begun);
    }
    return begun.end();
  }

  private void close(Supplier<CompletableFuture<Void>> taken, Closing begun) {
    try {
      taken.get().join();
      begun.end().complete(null);
    } catch (RuntimeException | Error e) {
      begun.end().completeExceptionally(e);
    } finally {
      closing.remove(begun);
    }
  }

  /**
   * Verifies a model as {@link Encoders#verify} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; FAILED when it cannot be
   *     read
   */
  ModelVerification verify(String model, Deadline deadline) {
    ModelFolder folder = ModelFolder.find(models, model);
    ModelUse use = known(model).flatMap(ModelSlot::useIfReady).orElse(null);
    try (use) {
      return ModelLoads.verify(folder, Optional.ofNullable(use).map(ModelUse::open), deadline);
    }
  }

  /** Returns the status of every model that is installed or was asked for, by name. */
  List<ModelStatus> statuses() {
    Map<String, ModelStatus> statuses = new TreeMap<>();
    for (String name : ModelFolder.names(models)) {
      statuses.put(name, ModelStatus.idle(name, ModelState.UNLOADED, null));
    }
    byName.forEach((name, slot) -> statuses.put(name, slot.status()));
    return List.copyOf(statuses.values());
  }

  /** Returns the names of the installed models that say that they have a task, sorted. */
  List<String> ofTask(Task task) {
    return ModelFolder.names(models).stream().filter(name -> says(name, task)).toList();
  }

  private boolean says(String model, Task task) {
    try {
      return DescriptorReader.read(ModelFolder.find(models, model)).task() == task;
    } catch (EncoderException e) {
      // What cannot be read cannot be loaded either; its status says why.
      return false;
    }
  }

  /** Returns what went through each model that was asked for, by name. */
  Map<String, ModelUsage> usage() {
    Map<String, ModelUsage> usage = new TreeMap<>();
    byName.forEach((name, slot) -> usage.put(name, slot.usage()));
    return Collections.unmodifiableMap(usage);
  }

  /**
   * Unloads every model and loads none any more. Waits for what is inside native code.
   *
   * @throws EncoderException FAILED when not all of them could be closed; no other is in memory
   */
  @Override
  public void close() {
    closed = true;
    loader.shutdown();
    loads.close();
    // All are empty before one is closed, which may take long in this thread: what has not begun to
    // load must not begin meanwhile.
    List<Supplier<CompletableFuture<Void>>> taken =
        byName.values().stream().map(ModelSlot::empty).toList();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    closing.forEach(begun -> all.add(begun.end()));
    taken.stream().map(Supplier::get).forEach(all::add);
    LoadOutcome.awaitAllClosed(all);
  }

  private void requireOpen() {
    if (closed) {
      throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED);
    }
  }

  /**
   * A model that is being taken out of memory.
   *
   * @param model its name
   * @param end when it is
   */
  private record Closing(String model, CompletableFuture<Void> end) {}
}
