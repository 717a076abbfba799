// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.PeerProcess;
import io.sememe.integration.measure.peers.Workshop;
import java.util.List;

/** The encoder without Solr: what Solr is compared with. Texts are named by their numbers. */
record BareEncoder(Workshop workshop, PeerProcess process) {

  /**
   * One encoded text.
   *
   * @param nanos how long the encoder took
   * @param vector a JSON array, exact to the last bit
   */
  record Encoded(long nanos, String vector) {

    private static Encoded of(Answer answer) {
      return new Encoded(answer.number("nanos"), answer.text("vector"));
    }
  }

  /** Hands the texts over, so that all else is about encoding alone. */
  void give(List<String> passages, List<String> questions) {
    process.tell("texts " + workshop.write("passages.txt", passages));
    process.tell("queries " + workshop.write("questions.txt", questions));
  }

  /** Encodes the first passages in one call, with all cores; returns the nanoseconds it took. */
  long embed(int count) {
    return process.tell("embed " + count).number("nanos");
  }

  Encoded passage(int number) {
    return Encoded.of(process.tell("one PASSAGE " + number));
  }

  Encoded question(int number) {
    return Encoded.of(process.tell("one QUERY " + number));
  }
}
