// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.ProcessMemory;
import io.sememe.integration.measure.texts.Corpus;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The figures of one corpus. Ratios are ours over theirs, for what a figure is: in documents per
 * second ({@code vs.PEER}) ours is ahead above 1, in the time of a query ({@code
 * query_p50.vs.PEER}) below 1.
 */
final class ComparisonFigures {

  private static final double KB_PER_MB = 1024;

  private final Figures figures;
  private final String prefix;
  private final String suffix;

  ComparisonFigures(Figures figures, String model, String corpus) {
    this.figures = figures;
    this.prefix = model + ".";
    this.suffix = corpus.equals(Corpus.GENERATED) ? "" : "." + corpus;
  }

  void tokens(Answer answer) {
    figures.add(prefix + "tokens" + suffix, answer.number("tokens"));
    figures.add(prefix + "longest" + suffix, answer.number("longest"));
    figures.add(prefix + "tokens_per_query" + suffix, answer.number("query"));
  }

  void agreement(Peer peer, Agreement agreement) {
    ofPeer("cosine_min", peer, 4, agreement.min());
    ofPeer("cosine_median", peer, 4, agreement.median());
  }

  void memory(Peer peer, ProcessMemory memory) {
    ofPeer("rss_mb", peer, 0, memory.residentKb() / KB_PER_MB);
    ofPeer("peak_mb", peer, 0, memory.peakKb() / KB_PER_MB);
  }

  void turns(Map<Peer, List<Turn>> turns) {
    turns.forEach(this::times);
    turns.forEach(
        (peer, theirs) -> ratios(peer, turns.getOrDefault(Peer.SEMEME, List.of()), theirs));
  }

  private void times(Peer peer, List<Turn> turns) {
    ofPeer("docs_per_s", peer, 1, median(turns, Turn::documentsPerSecond));
    figures.add("query_p50." + peer.label() + suffix, 3, median(turns, Turn::queryP50));
    figures.add("query_p99." + peer.label() + suffix, 3, median(turns, Turn::queryP99));
  }

  private void ratios(Peer peer, List<Turn> ours, List<Turn> theirs) {
    if (peer == Peer.SEMEME) {
      return;
    }
    String key = "vs." + peer.label() + suffix;
    figures.ratios(key, ratios(ours, theirs, Turn::documentsPerSecond));
    figures.ratios("query_p50." + key, ratios(ours, theirs, Turn::queryP50));
  }

  private void ofPeer(String what, Peer peer, int decimals, double value) {
    figures.add(prefix + what + "." + peer.label() + suffix, decimals, value);
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
    return Percentiles.median(turns.stream().mapToDouble(value).boxed().toList());
  }

  private static List<Double> ratios(
      List<Turn> ours, List<Turn> theirs, ToDoubleFunction<Turn> value) {
    return IntStream.range(0, ours.size())
        .mapToObj(
            round -> value.applyAsDouble(ours.get(round)) / value.applyAsDouble(theirs.get(round)))
        .toList();
  }
}
