// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.texts.Corpus;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param model an installed model
 * @param corpora the texts to encode, each a measurement of its own
 * @param rounds how often each takes its turn, at least 1
 * @param stormMinutes how long texts of random lengths are sent, 0 for not at all
 * @param peers which are compared; ours always is
 * @param parts which parts run
 */
public record EncoderPlan(
    String model,
    List<Corpus> corpora,
    int rounds,
    int stormMinutes,
    List<Peer> peers,
    Set<Part> parts) {

  /** A part of the measurement that can be run alone. */
  public enum Part {
    PEERS,
    ROOFLINE,
    LINEAR,
    LOAD
  }

  public EncoderPlan {
    corpora = List.copyOf(corpora);
    peers = List.copyOf(peers);
    parts = Set.copyOf(parts);
  }
}
