// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * {@code {!semantic}} with a text, beside stock {@code {!knn}} with the vector of the same text
 * plus what the bare encoder takes for it. One client, one connection, one query at a time.
 *
 * <p>Both queries look for the same vector, so Solr's query result cache could answer the second
 * from the first: {@link MeasuredCore} goes round it. The document cache cannot be gone round;
 * which of the two comes first changes from text to text, so that it helps both alike. No question
 * is asked in two rounds: each round has a part of them.
 */
record QueryOverhead(MeasuredCore core, BareEncoder encoder, List<String> questions) {

  /** Nanoseconds for one text. */
  private record Sample(long semantic, long knn, long encode) {

    long knnPlusEncode() {
      return knn + encode;
    }
  }

  /** Measures with the first questions after the others have warmed both sides up. */
  void measure(int queries, int rounds, Figures figures) throws IOException {
    ask(queries, questions.size());
    List<Sample> all = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    int parts = Math.min(rounds, queries);
    for (int part = 0; part < parts; part++) {
      List<Sample> samples = ask(part * queries / parts, (part + 1) * queries / parts);
      ratios.add(p50(samples, Sample::semantic) / p50(samples, Sample::knnPlusEncode));
      all.addAll(samples);
    }
    report(all, ratios, figures);
  }

  private static void report(List<Sample> samples, List<Double> ratios, Figures figures) {
    figures.add("semantic.queries", samples.size());
    figures.millis("semantic.p50_ms", p50(samples, Sample::semantic));
    figures.millis("knn.p50_ms", p50(samples, Sample::knn));
    figures.millis("encode.p50_ms", p50(samples, Sample::encode));
    figures.millis("knn_plus_encode.p50_ms", p50(samples, Sample::knnPlusEncode));
    figures.ratios("semantic.vs.knn_plus_encode", ratios);
  }

  private List<Sample> ask(int from, int to) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int number = from; number < to; number++) {
      samples.add(ask(number));
    }
    return samples;
  }

  private Sample ask(int number) throws IOException {
    boolean semanticFirst = number % 2 == 0;
    BareEncoder.Encoded encoded = encoder.question(number);
    Timed first = Timed.of(() -> ask(number, encoded, semanticFirst));
    Timed second = Timed.of(() -> ask(number, encoded, !semanticFirst));
    if (!first.ids().equals(second.ids())) {
      throw new IOException(
          "{!semantic} and {!knn} find other documents for: " + questions.get(number));
    }
    return semanticFirst
        ? new Sample(first.nanos(), second.nanos(), encoded.nanos())
        : new Sample(second.nanos(), first.nanos(), encoded.nanos());
  }

  private List<String> ask(int number, BareEncoder.Encoded encoded, boolean semantic) {
    return semantic ? core.semantic(questions.get(number)) : core.knn(encoded.vector());
  }

  private static double p50(List<Sample> samples, ToLongFunction<Sample> nanos) {
    return Percentiles.percentile(50, samples.stream().map(nanos::applyAsLong).toList());
  }
}
