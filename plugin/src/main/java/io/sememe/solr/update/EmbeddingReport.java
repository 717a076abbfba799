// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/** What a request's documents got, and what their vectors do not cover. Not thread-safe. */
final class EmbeddingReport {
  private int vectors;
  private int withoutText;
  private int failed;
  private int truncatedDocuments;
  private long truncatedTokens;
  private long truncatedCharacters;

  void count(Embedding embedding) {
    if (embedding.isEmpty()) {
      withoutText++;
      return;
    }
    vectors++;
    truncatedDocuments += embedding.isTruncated() ? 1 : 0;
    truncatedTokens += embedding.truncatedTokens();
    truncatedCharacters += embedding.truncatedCharacters();
  }

  void countFailure() {
    failed++;
  }

  boolean isEmpty() {
    return vectors + withoutText + failed == 0;
  }

  /** Returns the counts for the response. */
  NamedList<Object> toNamedList() {
    NamedList<Object> counts = new SimpleOrderedMap<>();
    counts.add("vectors", vectors);
    counts.add("withoutText", withoutText);
    counts.add("failed", failed);
    counts.add("truncatedDocuments", truncatedDocuments);
    counts.add("truncatedTokens", truncatedTokens);
    counts.add("truncatedCharacters", truncatedCharacters);
    return counts;
  }
}
