// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Documents through HTTP into an empty core, commit included, beside the bare encoder on the very
 * same texts: one after the other in every round, because both want all cores.
 */
record IndexingSpeed(MeasuredCore core, BareEncoder encoder, Corpus corpus) {

  private static final int WARM_UP_DOCUMENTS = 300;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double ROUNDING = 1e-6;

  /** What all documents took in one round. */
  private record Round(Cost encoder, Cost oneConnection, Cost twoConnections) {

    double speedToEncoder() {
      return (double) encoder.nanos() / oneConnection.nanos();
    }

    double speedToEncoderWithTwo() {
      return (double) encoder.nanos() / twoConnections.nanos();
    }

    double cpuToEncoder() {
      return (double) oneConnection.cpuNanos() / encoder.cpuNanos();
    }
  }

  /** Measures, and leaves a core with all documents. */
  void measure(int rounds, Figures figures) throws IOException {
    warmUp();
    List<Round> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      measured.add(round());
      System.err.println("indexing, round " + round + " of " + rounds + " done");
    }
    report(measured, figures);
  }

  private void warmUp() throws IOException {
    int count = Math.min(WARM_UP_DOCUMENTS, corpus.documents().size());
    encoder.embed(count);
    core.renew();
    core.index(corpus.documents().subList(0, count), 1);
    requireSameVector();
  }

  // Different texts, roles or models on the two sides would make every ratio worthless.
  private void requireSameVector() throws IOException {
    JsonNode solr = core.vector(corpus.documents().get(0).path("id").asText());
    JsonNode bare = new ObjectMapper().readTree(encoder.passage(0).vector());
    boolean same = solr.size() == bare.size() && !bare.isEmpty();
    for (int i = 0; same && i < bare.size(); i++) {
      same = Math.abs(solr.get(i).asDouble() - bare.get(i).asDouble()) < ROUNDING;
    }
    if (!same) {
      throw new IOException("Solr and the bare encoder give the first document other vectors");
    }
  }

  private Round round() throws IOException {
    Cost bare = Cost.of(encoder.process().handle(), () -> encoder.embed(corpus.documents().size()));
    return new Round(bare, solr(1), solr(2));
  }

  private Cost solr(int connections) throws IOException {
    core.renew();
    return Cost.of(core.process(), () -> core.index(corpus.documents(), connections));
  }

  private void report(List<Round> rounds, Figures figures) {
    figures.speed("encoder.docs_per_s", perSecond(rounds, Round::encoder));
    figures.speed("index.docs_per_s", perSecond(rounds, Round::oneConnection));
    figures.speed("index.docs_per_s.two_connections", perSecond(rounds, Round::twoConnections));
    figures.ratios("index.vs.encoder", all(rounds, Round::speedToEncoder));
    figures.ratios("index.vs.encoder.two_connections", all(rounds, Round::speedToEncoderWithTwo));
    figures.millis("encoder.cpu_ms_per_doc", cpuNanosPerDocument(rounds, Round::encoder));
    figures.millis("index.cpu_ms_per_doc", cpuNanosPerDocument(rounds, Round::oneConnection));
    figures.ratios("index.cpu.vs.encoder", all(rounds, Round::cpuToEncoder));
  }

  private double perSecond(List<Round> rounds, Function<Round, Cost> side) {
    double nanos = Percentiles.median(all(rounds, round -> side.apply(round).nanos()));
    return corpus.documents().size() * NANOS_PER_SECOND / nanos;
  }

  private double cpuNanosPerDocument(List<Round> rounds, Function<Round, Cost> side) {
    double nanos = Percentiles.median(all(rounds, round -> side.apply(round).cpuNanos()));
    return nanos / corpus.documents().size();
  }

  private static List<Double> all(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().map(value::applyAsDouble).toList();
  }
}
