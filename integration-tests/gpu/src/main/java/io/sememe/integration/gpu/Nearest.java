// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Exact search among vectors of length 1: every document is looked at. */
final class Nearest {

  private final double[] scores;

  Nearest(List<Embedding> documents, Embedding query) {
    scores = documents.stream().mapToDouble(one -> score(one, query)).toArray();
  }

  private static double score(Embedding document, Embedding query) {
    // A text without a token has no vector, and is found by none.
    return document.isEmpty() || query.isEmpty()
        ? Double.NEGATIVE_INFINITY
        : Cosines.product(document.vector(), query.vector());
  }

  /** The places of the nearest documents, nearest first, the earlier of equals first. */
  List<Integer> first(int count) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> -scores[place]))
        .limit(count)
        .toList();
  }
}
