// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.Products;
import java.util.ArrayList;
import java.util.List;

/**
 * Some tokens of a query against documents of one precision. Documents follow each other in blocks,
 * and one may go on in the next block.
 */
final class MaxSimPass {
  private final Products products;
  private final QueryCodes query;
  private final double[] sums;
  private final BestCosines best;
  private final List<Segment> segments = new ArrayList<>();
  private int rows;

  /**
   * Some tokens of a document in a block.
   *
   * @param index where its sum is kept
   * @param from the first token
   * @param to the one after the last
   */
  private record Segment(StoredTokens document, int index, int from, int to) {}

  /**
   * Creates a pass.
   *
   * @param products with the query's codes
   * @param sums by document, what the tokens' largest cosines are added to
   */
  MaxSimPass(Products products, QueryCodes query, double[] sums) {
    this.products = products;
    this.query = query;
    this.sums = sums;
    this.best = new BestCosines(query);
  }

  /** Takes a document in, to be summed at this index. */
  void add(StoredTokens document, int index) {
    int from = 0;
    while (from < document.count()) {
      int to = Math.min(document.count(), from + products.mostRows() - rows);
      document.decode(from, to - from, products.left().position(rows * query.width()));
      segments.add(new Segment(document, index, from, to));
      rows += to - from;
      from = to;
      if (rows == products.mostRows()) {
        flush();
      }
    }
  }

  /** Multiplies what was taken in since the last time. */
  void flush() {
    if (rows == 0) {
      return;
    }
    int[] block = products.multiply(rows);
    int row = 0;
    for (Segment segment : segments) {
      for (int token = segment.from; token < segment.to; token++) {
        best.add(segment.document.scale(token), block, row++ * 2 * query.tokens());
      }
      endOf(segment);
    }
    segments.clear();
    rows = 0;
  }

  private void endOf(Segment segment) {
    if (segment.to == segment.document.count()) {
      sums[segment.index] += best.sum();
      best.restart();
    }
  }
}
