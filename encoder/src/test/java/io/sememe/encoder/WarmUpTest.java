// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir Path folder;

  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void where_a_thread_cannot_be_started_those_that_were_have_ended() {
    AtomicInteger started = new AtomicInteger();
    Executor starter =
        task -> {
          if (started.incrementAndGet() > 1) {
            throw new OutOfMemoryError("no more threads");
          }
          new Thread(task).start();
        };
    try (EncoderSession session = session()) {
      WarmUp warm = new WarmUp(session, inputs(whenTheTestWaits()));
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      assertThrows(OutOfMemoryError.class, () -> warm.run(3, deadline, starter));
      assertEquals(1, begun.get());
    }
  }

  @Test
  void the_longest_is_run_once_when_all_threads_have_run_the_shorter() {
    Queue<Integer> lengths = new ConcurrentLinkedQueue<>();
    try (EncoderSession session = session()) {
      new WarmUp(session, inputs(lengths::add)).run(3, Deadline.in(Duration.ofMinutes(1)));
    }
    assertEquals(List.of(2, 2, 2, 3), List.copyOf(lengths));
  }

  private EncoderSession session() {
    new TinyModels(folder).write("m");
    Path file = ModelFolder.find(folder, "m").file("model.onnx");
    return EncoderSession.open(file, "", Pooling.MEAN, GraphRewrite.all(), Placement.CPU);
  }

  // Only a test that waits for the runs waits.
  private IntConsumer whenTheTestWaits() {
    Thread test = Thread.currentThread();
    return length -> {
      Threads.await("the test waits", () -> test.getState() == Thread.State.WAITING);
      begun.incrementAndGet();
    };
  }

  /** One of two tokens and one of three, each of which is told when it is taken. */
  private static List<long[]> inputs(IntConsumer taken) {
    return new AbstractList<>() {
      @Override
      public long[] get(int index) {
        long[] ids = index == 0 ? new long[] {2, 3} : new long[] {2, 5, 3};
        taken.accept(ids.length);
        return ids;
      }

      @Override
      public int size() {
        return 2;
      }
    };
  }
}
