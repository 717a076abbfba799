// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.process.ProcessBounds;
import java.time.Duration;
import java.util.List;

/**
 * What a process that tries a model may take beside what the model may.
 *
 * @param time how long it may run
 * @param heapBytes the size of its Java heap
 * @param ownBytes what it takes besides, without any model
 */
record TrialBounds(Duration time, long heapBytes, long ownBytes) {
  private static final long MIB = 1L << 20;

  /** What CUDA takes of the machine's own memory in each process. */
  private static final long CUDA_BYTES = 4L << 30;

  /** Large tokenizers need some heap; of what is not used nothing is taken. */
  static final TrialBounds USUAL = new TrialBounds(Duration.ofMinutes(2), 1024 * MIB, 256 * MIB);

  /** Returns the same for a model that may run on a GPU. */
  TrialBounds onGpu() {
    return new TrialBounds(time, heapBytes, ownBytes + CUDA_BYTES);
  }

  /** Returns the bounds of the process for a model that may take so many bytes. */
  ProcessBounds of(long modelBytes) {
    long java = heapBytes + ownBytes;
    return new ProcessBounds(time, Math.min(modelBytes, Long.MAX_VALUE - java) + java);
  }

  /** Returns the options of its JVM: one processor, so that searches keep the others. */
  List<String> options() {
    return List.of(
        "-Xms" + Math.min(heapBytes, 64 * MIB),
        "-Xmx" + heapBytes,
        "-XX:+AlwaysPreTouch",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ActiveProcessorCount=1");
  }
}
