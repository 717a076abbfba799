// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.peers.Answer;
import io.sememe.integration.measure.peers.PeerProcess;
import java.util.List;
import java.util.Locale;

/**
 * What a peer did in its turn.
 *
 * @param documentsPerSecond all documents, as one job
 * @param queryP50 median time of one query of 12 tokens, in milliseconds; the two tokens that frame
 *     a text count, and there is no prefix, so that all peers run the same 12 whatever the model
 * @param queryP99 99th percentile, in milliseconds
 */
record Turn(double documentsPerSecond, double queryP50, double queryP99) {

  private static final int QUERIES = 200;

  static Turn of(PeerProcess peer, int documents) {
    Answer embed = peer.tell("embed");
    Answer query = peer.tell("query " + QUERIES);
    List<Long> nanos = query.numbers("nanos");
    return new Turn(
        documents / embed.seconds(),
        Percentiles.percentile(50, nanos) / 1e6,
        Percentiles.percentile(99, nanos) / 1e6);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f documents/s, query p50 %.2f ms, p99 %.2f ms",
        documentsPerSecond,
        queryP50,
        queryP99);
  }
}
