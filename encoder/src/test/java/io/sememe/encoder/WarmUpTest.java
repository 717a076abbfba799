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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
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
    new TinyModels(folder).write("m");
    Path file = ModelFolder.find(folder, "m").file("model.onnx");
    try (EncoderSession session =
        EncoderSession.open(file, "", Pooling.MEAN, GraphRewrite.all(), Placement.CPU)) {
      WarmUp warm = new WarmUp(session, input());
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      assertThrows(OutOfMemoryError.class, () -> warm.run(3, deadline, starter));
      assertEquals(1, begun.get());
    }
  }

  // Given out when this thread waits, which it does only if it waits for the runs.
  private List<long[]> input() {
    Thread test = Thread.currentThread();
    return new AbstractList<>() {
      @Override
      public long[] get(int index) {
        Threads.await("the test waits", () -> test.getState() == Thread.State.WAITING);
        begun.incrementAndGet();
        return new long[] {2, 5, 3};
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }
}
