// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code {!semantic}} with a text, beside stock {@code {!knn}} with the vector of the same text
 * plus what the bare encoder takes for it. One client, one connection, one query at a time.
 *
 * <p>Both queries look for the same vector, so Solr's query result cache could answer the second
 * from the first: {@link MeasuredCore} goes round it. The document cache cannot be gone round;
 * which of the two comes first changes from text to text, so that it helps both alike.
 */
record QueryOverhead(MeasuredCore core, BareEncoder encoder) {

  /** Nanoseconds for one text. */
  private record Sample(long semantic, long knn, long encode) {

    long knnPlusEncode() {
      return knn + encode;
    }
  }

  /** Measures with each of the questions after others have warmed both sides up. */
  void measure(List<String> warmUp, List<String> questions, Figures figures) throws IOException {
    askAll(warmUp);
    List<Sample> samples = askAll(questions);
    double semantic = median(samples.stream().map(Sample::semantic).toList());
    double knnPlusEncode = median(samples.stream().map(Sample::knnPlusEncode).toList());
    figures.count("semantic.queries", samples.size());
    figures.millis("semantic.p50_ms", semantic);
    figures.millis("knn.p50_ms", median(samples.stream().map(Sample::knn).toList()));
    figures.millis("encode.p50_ms", median(samples.stream().map(Sample::encode).toList()));
    figures.millis("knn_plus_encode.p50_ms", knnPlusEncode);
    figures.ratio("semantic.vs.knn_plus_encode", semantic / knnPlusEncode);
  }

  private List<Sample> askAll(List<String> questions) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String question : questions) {
      samples.add(ask(question, samples.size() % 2 == 0));
    }
    return samples;
  }

  private Sample ask(String question, boolean semanticFirst) throws IOException {
    BareEncoder.Encoded encoded = encoder.embed(BareEncoder.Role.QUERY, question);
    Timed first = Timed.of(() -> ask(question, encoded, semanticFirst));
    Timed second = Timed.of(() -> ask(question, encoded, !semanticFirst));
    if (!first.ids().equals(second.ids())) {
      throw new IOException("{!semantic} and {!knn} find other documents for: " + question);
    }
    return semanticFirst
        ? new Sample(first.nanos(), second.nanos(), encoded.nanos())
        : new Sample(second.nanos(), first.nanos(), encoded.nanos());
  }

  private List<String> ask(String question, BareEncoder.Encoded encoded, boolean semantic) {
    return semantic ? core.semantic(question) : core.knn(encoded.vector());
  }

  private static double median(List<Long> nanos) {
    return Percentiles.percentile(50, nanos);
  }
}
