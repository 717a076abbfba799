// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models in different places. */
class SchedulersTest {
  private final Schedulers schedulers = new Schedulers(Place.ofCpu(1, 1_000));

  @AfterEach
  void close() {
    schedulers.close();
  }

  @Test
  void a_gpu_is_not_kept_waiting_by_a_cpu_that_is_busy() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    FakeRunner busy =
        new FakeRunner(
            ids -> {
              inside.countDown();
              Blocker.open(mayEnd);
            });
    FutureTask<float[]> cpu = Threads.start(() -> run(new Placed(busy, Optional.empty()), 1));
    Blocker.open(inside);
    assertEquals(2, run(new Placed(new FakeRunner(), gpus("cuda:0", 1)), 2)[0]);
    mayEnd.countDown();
    assertEquals(1, Threads.result(cpu)[0]);
  }

  @Test
  void two_runs_are_on_their_way_to_each_gpu_and_models_on_it_take_turns() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Consumer<long[]> during =
        ids -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Blocker.open(mayEnd);
          inside.decrementAndGet();
        };
    FakeRunner one = new FakeRunner(during);
    FakeRunner other = new FakeRunner(during);
    List<PendingVector> pending =
        List.of(
            start(new Placed(one, gpus("cuda:0,cuda:1", 2)), 1),
            start(new Placed(one, gpus("cuda:0,cuda:1", 2)), 2),
            start(new Placed(other, gpus("cuda:0,cuda:1", 2)), 3),
            start(new Placed(other, gpus("cuda:0,cuda:1", 2)), 4),
            start(new Placed(other, gpus("cuda:0,cuda:1", 2)), 5));
    Threads.await("four runs", () -> inside.get() == 4);
    mayEnd.countDown();
    pending.forEach(PendingVector::await);
    assertEquals(4, most.get());
  }

  @Test
  void the_threads_of_a_gpu_are_named_after_it() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    FakeRunner runner = new FakeRunner(ids -> Blocker.open(mayEnd));
    PendingVector pending = start(new Placed(runner, gpus("cuda:7", 1)), 1);
    Threads.await("it runs", () -> runner.inside() == 1);
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("sememe-cuda:7-")));
    mayEnd.countDown();
    pending.await();
  }

  @Test
  void a_gpu_is_run_by_its_own_threads_alone_however_many_call() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    FakeRunner runner = new FakeRunner(ids -> threads.add(Thread.currentThread().getName()));
    Placed placed = new Placed(runner, gpus("cuda:3", 1));
    AtomicInteger number = new AtomicInteger();
    for (int round = 0; round < 20; round++) {
      Threads.all(16, () -> run(placed, number.incrementAndGet()));
    }
    assertEquals(320, runner.begun().size());
    assertTrue(threads.size() <= 2, threads.toString());
    assertTrue(threads.stream().allMatch(name -> name.startsWith("sememe-cuda:3-")));
  }

  @Test
  void a_full_queue_of_a_gpu_holds_indexing_back_and_every_text_comes_through() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    FakeRunner runner = new FakeRunner(ids -> threads.add(Thread.currentThread().getName()));
    Placed placed = new Placed(runner, Optional.of(new Place("cuda:5", 1, 8, true)));
    List<PendingVector> pending = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pending.add(start(placed, i));
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(i, pending.get(i).await()[0]);
    }
    assertEquals(Set.of("sememe-cuda:5-1"), threads);
  }

  @Test
  void when_the_threads_of_a_gpu_are_gone_callers_run_their_texts_themselves() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    FakeRunner runner = new FakeRunner(ids -> threads.add(Thread.currentThread().getName()));
    Placed placed = new Placed(runner, gpus("cuda:6", 1));
    assertEquals(1, run(placed, 1)[0]);
    schedulers.close();
    threads.clear();
    assertEquals(2, run(placed, 2)[0]);
    PendingVector pending = start(placed, 3);
    assertEquals(3, pending.await()[0]);
    assertEquals(Set.of(Thread.currentThread().getName()), threads);
  }

  private static Optional<Place> gpus(String name, int gpus) {
    return Optional.of(Place.ofGpus(name, gpus));
  }

  private float[] run(Runner runner, int number) {
    return schedulers.run(runner, FakeRunner.text(number), Lane.SEARCH, FakeRunner.minute());
  }

  private PendingVector start(Runner runner, int number) {
    return schedulers.start(runner, FakeRunner.text(number), Lane.INDEX, FakeRunner.minute());
  }

  private record Placed(FakeRunner runner, Optional<Place> place) implements Runner {
    @Override
    public List<float[]> run(List<long[]> ids) {
      return runner.run(ids);
    }

    @Override
    public RunPolicy policy() {
      return runner.policy();
    }
  }
}
