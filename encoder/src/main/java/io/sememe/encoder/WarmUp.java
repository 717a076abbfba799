// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.NamedThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Runs of all lengths that requests send, on each device, by as many threads as later call: what
 * ONNX Runtime and this virtual machine do once for each shape and each thread is done before
 * anybody waits. The longest is run by one thread alone: few texts are as long, and two of them at
 * once would take memory that most nodes never need; {@link MemoryGuard} keeps room for it. No run
 * begins after {@link #MOST}: a model of 400 MB has seen all lengths by then, and a larger one the
 * short ones.
 *
 * @param session what runs
 * @param inputs from the shortest to the longest, at least one
 */
record WarmUp(EncoderSession session, List<long[]> inputs) {
  static final Duration MOST = Duration.ofMillis(500);

  private static final NamedThreads THREADS = new NamedThreads("sememe-warm");

  /**
   * Runs.
   *
   * @param threads how many threads, this one included, at least 1
   * @param deadline no run begins after it
   * @throws EncoderException what a run threw; all have ended
   */
  void run(int threads, Deadline deadline) {
    run(threads, deadline, task -> THREADS.newThread(task).start());
  }

  /** Does so with threads that something else starts; what that throws, when all have ended. */
  void run(int threads, Deadline deadline, Executor starter) {
    Deadline end = earlier(deadline, Deadline.in(MOST));
    int longest = inputs.size() - 1;
    runTogether(inputs.subList(0, longest), threads, end, starter);
    runAll(inputs.subList(longest, inputs.size()), end);
  }

  private void runTogether(List<long[]> shorter, int threads, Deadline end, Executor starter) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    try {
      for (int i = 1; i < threads; i++) {
        others.add(CompletableFuture.runAsync(() -> runAll(shorter, end), starter));
      }
      runAll(shorter, end);
    } finally {
      join(CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)));
    }
  }

  private void runAll(List<long[]> some, Deadline end) {
    for (long[] ids : some) {
      if (end.expired()) {
        return;
      }
      for (int device = 0; device < session.devices(); device++) {
        List<float[]> unused = session.runOn(device, List.of(ids));
      }
    }
  }

  // Not interruptible: the session must not be closed under them.
  private static void join(CompletableFuture<Void> others) {
    try {
      others.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EncoderException cause ? cause : e;
    }
  }

  private static Deadline earlier(Deadline one, Deadline other) {
    return one.nanoTime() - other.nanoTime() < 0 ? one : other;
  }
}
