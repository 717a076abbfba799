// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.process.MachineMemory;
import io.sememe.encoder.process.ProcessMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Knows how much memory models take and may take. A model is counted with how much this process has
 * grown outside the Java heap while it loaded; what several took at the same time is parted by
 * their estimates. That is a rough measure: what else grew meanwhile is counted too, and heap that
 * is committed but was never touched hides as much growth. So it counts only within bounds, which
 * follow from the size of the files: never less than {@link #LEAST_FILES} of them, never more than
 * {@link #MOST_ESTIMATES} of the estimate. The longest text is run once while a model is warmed up;
 * for each further caller {@link #RUN} is kept. Thread-safe.
 */
final class MemoryGuard {
  private static final double USUAL_PART = 0.8;

  /** Of a heap as large as the machine nothing would be left: this part is then. */
  private static final double LEAST_PART = 0.1;

  /** Below this part of the machine's memory nothing is loaded. */
  private static final double SPARE_PART = 0.05;

  /** Weights as they lie and as they are multiplied. */
  private static final int FILES_FACTOR = 2;

  /** What models of usual size have around their weights, and what each run needs. */
  private static final long AROUND = 32L << 20;

  private static final long RUN = 16L << 20;

  /** Of its files' size a model takes at least this: weights, and what runs need beside them. */
  private static final double LEAST_FILES = 1.5;

  /** Beyond this multiple of the estimate something else than the model grew. */
  private static final int MOST_ESTIMATES = 2;

  private static final double MIB = 1 << 20;

  private final EncoderLimits limits;
  private final Supplier<OptionalLong> process;
  private final MachineMemory machine;
  private final List<ModelMemory> taken = new ArrayList<>();

  /** The most that files of a size were seen to take, at most the estimate, by model. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** What files of a size took, both in bytes. */
  private record Seen(long files, long bytes) {}

  /**
   * Creates a guard of no model.
   *
   * @param process tells the bytes of this process outside the Java heap, if they are known
   */
  MemoryGuard(EncoderLimits limits, Supplier<OptionalLong> process, MachineMemory machine) {
    this.limits = limits;
    this.process = process;
    this.machine = machine;
  }

  MemoryGuard(EncoderLimits limits) {
    this(limits, ProcessMemory.own()::outsideHeap, MachineMemory.here());
  }

  /**
   * Returns how much memory models may take in this process unless set otherwise: most of what the
   * machine, or the container, has beside the Java heap.
   */
  static long usual() {
    return usual(MachineMemory.here().total(), Runtime.getRuntime().maxMemory());
  }

  static long usual(long total, long heap) {
    return (long) (USUAL_PART * Math.max(total - (double) heap, LEAST_PART * total));
  }

  EncoderLimits limits() {
    return limits;
  }

  /** Returns how much models take that are in memory or loading. */
  synchronized long bytes() {
    return taken.stream().mapToLong(ModelMemory::bytes).sum();
  }

  /**
   * Makes sure that there is room for a model, and keeps it.
   *
   * @throws EncoderException FAILED when there is none, with the limit and what is in memory; and
   *     when the folder cannot be read
   */
  ModelMemory requireRoom(ModelFolder folder) {
    long files = ModelSize.of(folder);
    synchronized (this) {
      requireCount(folder);
      long estimate = estimate(folder.name(), files);
      long left = limits.maxModelBytes() - bytes();
      require(estimate);
      long before = process.get().orElse(0) - bytesOfSettled();
      ModelMemory model = new ModelMemory(this, folder.name(), files, estimate, before, left);
      taken.add(model);
      return model;
    }
  }

  /**
   * Makes sure that there is room for one more session of a model in memory, and keeps it.
   *
   * @return how much it was counted with, in bytes
   * @throws EncoderException FAILED as {@link #requireRoom} does
   */
  synchronized long requireSession(ModelMemory model) {
    long session = least(model);
    require(session);
    model.add(session);
    return session;
  }

  private static long least(ModelMemory model) {
    return (long) (LEAST_FILES * model.files());
  }

  // A model that is loaded beside itself, to replace itself, counts once.
  private void requireCount(ModelFolder folder) {
    Set<String> names =
        taken.stream().map(ModelMemory::model).collect(Collectors.toCollection(TreeSet::new));
    if (!names.contains(folder.name()) && names.size() >= limits.maxModels()) {
      throw folder.failed(
          "there are "
              + names.size()
              + " models in memory or loading, as many as sememe.models.max allows: "
              + names
              + "; unload one, or raise it");
    }
  }

  private void require(long estimate) {
    if (estimate > limits.maxModelBytes() - bytes()) {
      throw failed("it takes about " + mib(estimate) + tooMuch());
    }
    OptionalLong available = machine.available();
    if (available.isPresent() && available.getAsLong() - estimate < SPARE_PART * machine.total()) {
      throw failed(
          "it takes about "
              + mib(estimate)
              + ", and of the "
              + mib(machine.total())
              + " of this machine or container "
              + mib(available.getAsLong())
              + " are left, of which a twentieth of all must stay; unload a model, or give it"
              + " more memory");
    }
  }

  private long estimate(String name, long files) {
    long bytes = bytesSeen(name, files);
    return bytes > 0 ? bytes + roomForOthers() : estimate(files);
  }

  private long estimate(long files) {
    return FILES_FACTOR * files + AROUND + RUN + roomForOthers();
  }

  private long roomForOthers() {
    return (limits.callers() - 1) * RUN;
  }

  private String tooMuch() {
    String models =
        taken.stream()
            .map(model -> model.model() + " (" + mib(model.bytes()) + ")")
            .sorted()
            .collect(Collectors.joining(", "));
    return " outside the Java heap, and models may take "
        + mib(limits.maxModelBytes())
        + " together, of which "
        + mib(bytes())
        + " are taken"
        + (models.isEmpty() ? "" : " by " + models)
        + "; unload one, or raise sememe.models.memory";
  }

  private long bytesOfSettled() {
    return taken.stream().filter(ModelMemory::settled).mapToLong(ModelMemory::taken).sum();
  }

  /** Measures a model that has been warmed up. */
  synchronized void settle(ModelMemory model) {
    long measured = measured(model);
    model.settled(measured, roomForOthers());
    remember(model, measured);
    if (bytes() > limits.maxModelBytes()) {
      release(model);
      throw failed("it took " + mib(measured) + tooMuch());
    }
  }

  private static EncoderException failed(String reason) {
    return new EncoderException(EncoderException.Kind.FAILED, reason);
  }

  // What went beyond the estimate once may have been something else: it must not refuse the model
  // for as long as the process lives.
  private void remember(ModelMemory model, long measured) {
    long bytes = Math.min(measured, estimate(model.files()));
    seen.put(
        model.model(),
        new Seen(model.files(), Math.max(bytes, bytesSeen(model.model(), model.files()))));
  }

  private long bytesSeen(String name, long files) {
    Seen last = seen.get(name);
    return last != null && last.files() == files ? last.bytes() : 0;
  }

  // Memory that others gave back is taken first: then it seems to take less than it did before.
  private long measured(ModelMemory model) {
    OptionalLong now = process.get();
    if (now.isEmpty()) {
      return model.bytes() - roomForOthers();
    }
    long loading = taken.stream().filter(it -> !it.settled()).mapToLong(ModelMemory::bytes).sum();
    double part = (double) model.bytes() / loading;
    long grown = (long) (part * (now.getAsLong() - bytesOfSettled() - model.before()));
    long least = Math.max(least(model), bytesSeen(model.model(), model.files()));
    return Math.max(least, Math.min(grown, MOST_ESTIMATES * estimate(model.files())));
  }

  /** Makes room for others. */
  synchronized void release(ModelMemory model) {
    taken.remove(model);
  }

  /** Returns a number of bytes for people. */
  static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", Math.ceil(bytes / MIB));
  }
}
