// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link Scheduler} for each place where models run: texts for the CPU do not take the slots of a
 * GPU, nor the other way round, and models on the same GPU take turns. Thread-safe.
 */
public final class Schedulers implements AutoCloseable {
  private final Place usual;
  private final Map<Place, Scheduler> byPlace = new ConcurrentHashMap<>();

  /**
   * Creates schedulers without any text.
   *
   * @param usual where runners are that name no place: the CPU
   */
  public Schedulers(Place usual) {
    this.usual = usual;
  }

  /** Puts a text into a queue at its runner's place, as {@link Scheduler#start} does. */
  public PendingVector start(Runner runner, long[] ids, Asker asker, Deadline deadline) {
    return of(runner).start(runner, ids, asker, deadline);
  }

  /** Starts and awaits a text at its runner's place, as {@link Scheduler#run} does. */
  public float[] run(Runner runner, long[] ids, Asker asker, Deadline deadline) {
    return of(runner).run(runner, ids, asker, deadline);
  }

  /** Returns how much waits at each place that has been used, by its name. */
  public List<QueueDepth> depths() {
    return byPlace.values().stream()
        .map(Scheduler::depth)
        .sorted(Comparator.comparing(QueueDepth::place))
        .toList();
  }

  private Scheduler of(Runner runner) {
    return byPlace.computeIfAbsent(runner.place().orElse(usual), Scheduler::new);
  }

  /** Ends the helpers, as {@link Scheduler#close()} does. */
  @Override
  public void close() {
    byPlace.values().forEach(Scheduler::close);
  }
}
