// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import io.sememe.integration.measure.texts.SampleTexts;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what ONNX Runtime can multiply on this machine our encoder uses: one int8
 * multiplication of a layer's size on all cores, and texts of 128 tokens on all cores, in turns.
 */
final class Roofline {

  private static final int TOKENS = 128;
  private static final int TEXTS = 200;
  private static final long SEED = 11;
  private static final int WARM_UPS = 2;
  private static final int PEAK_MILLIS = 1000;

  private final Workshop workshop;
  private final Flops flops;
  private final List<Double> peaks = new ArrayList<>();
  private final List<Double> tokens = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  Roofline(Workshop workshop, Flops flops) {
    this.workshop = workshop;
    this.flops = flops;
  }

  void measure(int rounds, Figures figures) {
    try (PeerProcess peak = workshop.start("peak");
        PeerProcess ours = workshop.start(Peer.SEMEME)) {
      List<String> texts = new SampleTexts(SEED).ofTokens(TOKENS, TEXTS);
      ours.tell("texts " + workshop.write("roofline.txt", texts));
      long tokensPerTurn = ours.tell("tokens").number("tokens");
      for (int round = 0; round < WARM_UPS + rounds; round++) {
        if (round == WARM_UPS) {
          peaks.clear();
          tokens.clear();
          shares.clear();
        }
        turn(peak, ours, tokensPerTurn);
      }
    }
    figures.ratios("roofline", shares);
    figures.add("roofline.peak_gops", 0, Percentiles.median(peaks) / 1e9);
    figures.add("roofline.tokens_per_s", 0, Percentiles.median(tokens));
  }

  private void turn(PeerProcess peak, PeerProcess ours, long tokensPerTurn) {
    Answer multiplied = peak.tell("multiply " + PEAK_MILLIS);
    double operationsPerSecond = multiplied.number("operations") / multiplied.seconds();
    double tokensPerSecond = tokensPerTurn / ours.tell("embed").seconds();
    peaks.add(operationsPerSecond);
    tokens.add(tokensPerSecond);
    shares.add(tokensPerSecond * flops.perToken(TOKENS) / operationsPerSecond);
  }
}
