// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Documents cut into requests. */
public final class Batches {

  private Batches() {}

  /** All documents in their order, so many per batch and the rest in the last; views, no copies. */
  public static List<List<ObjectNode>> of(List<ObjectNode> documents, int batchSize) {
    int size = documents.size();
    return IntStream.iterate(0, from -> from < size, from -> from + batchSize)
        .mapToObj(from -> documents.subList(from, Math.min(size, from + batchSize)))
        .toList();
  }
}
