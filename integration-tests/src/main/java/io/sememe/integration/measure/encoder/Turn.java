// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import java.util.Locale;

/**
 * What a peer did in its turn.
 *
 * @param documentsPerSecond all documents, as one job
 * @param queryP50 median time of a query, in milliseconds
 * @param queryP99 99th percentile, in milliseconds
 */
record Turn(double documentsPerSecond, double queryP50, double queryP99) {

  private static final int QUERIES = 200;

  static Turn of(PeerProcess peer, int documents) {
    Answer embed = peer.tell("embed");
    Answer query = peer.tell("query " + QUERIES);
    return new Turn(
        documents / embed.seconds(), query.number("p50") / 1e6, query.number("p99") / 1e6);
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
