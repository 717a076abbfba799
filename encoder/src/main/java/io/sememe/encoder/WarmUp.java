// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.NamedThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * Runs of all lengths that requests send, by as many threads as later call: what ONNX Runtime and
 * this virtual machine do once for each shape and each thread is done before anybody waits, and
 * memory is measured as it will be. No run begins after {@link #MOST}: a model of 400 MB has seen
 * all lengths by then, and a larger one the short ones.
 *
 * @param session what runs
 * @param inputs from the shortest to the longest
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
    Deadline end = earlier(deadline, Deadline.in(MOST));
    CompletableFuture<?>[] others =
        IntStream.range(1, threads)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> runAll(end), task -> THREADS.newThread(task).start()))
            .toArray(CompletableFuture<?>[]::new);
    try {
      runAll(end);
    } finally {
      join(CompletableFuture.allOf(others));
    }
  }

  private void runAll(Deadline end) {
    for (long[] ids : inputs) {
      if (end.expired()) {
        return;
      }
      float[] unused = session.run(ids);
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
