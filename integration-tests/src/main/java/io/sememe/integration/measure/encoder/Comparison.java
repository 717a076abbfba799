// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.VectorFile;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.NodeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All peers on the same texts, in turns. First their vectors are compared, then their times. */
final class Comparison implements AutoCloseable {

  private static final int WARM_UPS = 2;
  private static final int QUERIES = 50;
  private static final long QUERY_SEED = 7;

  private final Workshop workshop;
  private final Map<Peer, PeerProcess> processes = new EnumMap<>(Peer.class);

  Comparison(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Starts the processes. */
  void open(List<Peer> peers) {
    String queries = workshop.write("queries.txt", new SampleTexts(QUERY_SEED).queries(QUERIES));
    for (Peer peer : peers) {
      System.err.println("Starting " + peer.label());
      PeerProcess process = workshop.start(peer);
      processes.put(peer, process);
      process.tell("queries " + queries);
    }
  }

  /** Measures one corpus. */
  void measure(Corpus corpus, int rounds, Figures figures) {
    String file = workshop.write("texts.txt", corpus.passages());
    processes.values().forEach(process -> process.tell("texts " + file));
    ComparisonFigures report =
        new ComparisonFigures(figures, workshop.model().name(), corpus.name());
    report.tokens(process(Peer.SEMEME).tell("tokens"));
    compareVectors(report);
    Map<Peer, List<Turn>> turns = turns(corpus, rounds);
    report.turns(turns);
    processes.forEach((peer, process) -> report.memory(peer, process.memory()));
  }

  @Override
  public void close() {
    processes.values().forEach(PeerProcess::close);
  }

  private PeerProcess process(Peer peer) {
    return Objects.requireNonNull(processes.get(peer), "not started");
  }

  private void compareVectors(ComparisonFigures report) {
    List<float[]> reference = vectors(process(Peer.SEMEME));
    List<String> strangers = new ArrayList<>();
    processes.forEach(
        (peer, process) -> {
          if (peer != Peer.SEMEME) {
            Agreement agreement = Agreement.of(reference, vectors(process));
            System.err.println("Vectors of " + peer.label() + ": " + agreement);
            report.agreement(peer, agreement);
            if (peer.mustAgree(workshop.model()) && !agreement.holds()) {
              strangers.add(peer.label() + " " + agreement);
            }
          }
        });
    if (!strangers.isEmpty()) {
      throw new NodeException("different vectors, so not the same work: " + strangers);
    }
  }

  private List<float[]> vectors(PeerProcess process) {
    process.tell("vectors " + workshop.file("vectors.bin"));
    return VectorFile.read(workshop.file("vectors.bin"));
  }

  private Map<Peer, List<Turn>> turns(Corpus corpus, int rounds) {
    List<Peer> peers = List.copyOf(processes.keySet());
    Map<Peer, List<Turn>> turns = new EnumMap<>(Peer.class);
    Turns.take(WARM_UPS, peers, peer -> turn(peer, corpus));
    Turns.take(
        rounds,
        peers,
        peer -> {
          Turn turn = turn(peer, corpus);
          System.err.println(peer.label() + ": " + turn);
          turns.computeIfAbsent(peer, one -> new ArrayList<>()).add(turn);
        });
    return turns;
  }

  private Turn turn(Peer peer, Corpus corpus) {
    return Turn.of(process(peer), corpus.documents().size());
  }
}
