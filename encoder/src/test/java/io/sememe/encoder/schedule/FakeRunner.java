// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A runner that gives a text its tokens as vector, does what the test says, and remembers. */
final class FakeRunner implements Runner {
  private final RunPolicy policy;
  private final Consumer<long[]> during;
  private final List<List<Long>> runs = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  FakeRunner() {
    this(RunPolicy.ALONE, ids -> {});
  }

  /** Creates a runner that does something with each text inside the run. */
  FakeRunner(Consumer<long[]> during) {
    this(RunPolicy.ALONE, during);
  }

  FakeRunner(RunPolicy policy, Consumer<long[]> during) {
    this.policy = policy;
    this.during = during;
  }

  @Override
  public List<float[]> run(List<long[]> ids) {
    runs.add(ids.stream().map(text -> text[0]).toList());
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      ids.forEach(during);
      return ids.stream().map(FakeRunner::vector).toList();
    } finally {
      inside.decrementAndGet();
    }
  }

  @Override
  public RunPolicy policy() {
    return policy;
  }

  /** Returns the first tokens of the texts of each run that has begun. */
  List<List<Long>> runs() {
    return List.copyOf(runs);
  }

  /** Returns the first tokens of the texts that have begun. */
  List<Long> begun() {
    return runs().stream().flatMap(List::stream).toList();
  }

  int inside() {
    return inside.get();
  }

  /** Returns how many runs there were at the same time at most. */
  int most() {
    return most.get();
  }

  /** Returns the tokens of a text that no other number or length gives. */
  static long[] text(int number, int tokens) {
    long[] ids = new long[tokens];
    Arrays.fill(ids, number);
    return ids;
  }

  static long[] text(int number) {
    return text(number, 4);
  }

  static float[] vector(long[] ids) {
    float[] vector = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      vector[i] = ids[i];
    }
    return vector;
  }

  static Deadline minute() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
