// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.TextEmbedder;
import io.sememe.integration.measure.figures.Percentiles;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The speed of one model. */
record Speed(CheckPlan plan, Report report, TextEmbedder embedder) {

  /**
   * Returns the median of the rounds, in tokens per second.
   *
   * @param threads how many make one call each
   * @param texts those of a call, of a seed
   */
  double median(int threads, LongFunction<List<String>> texts) {
    List<List<String>> each = LongStream.range(0, threads).mapToObj(texts).toList();
    try (Callers callers = new Callers(embedder, each)) {
      // Not counted: kernels are chosen and buffers grow while a shape is seen for the first time.
      report.say(threads + " threads, warm-up: " + Math.round(callers.tokensPerSecond()));
      Stream<Double> rounds =
          IntStream.range(0, plan.sizes().rounds()).mapToObj(i -> callers.tokensPerSecond());
      return Percentiles.median(rounds.toList());
    }
  }
}
