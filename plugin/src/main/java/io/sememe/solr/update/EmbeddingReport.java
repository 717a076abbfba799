// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.response.SolrQueryResponse;

/** What a request's documents got, and what their vectors do not cover. Not thread-safe. */
final class EmbeddingReport {
  private static final String SECTION = "embedding";

  private int encoded;
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
    encoded++;
    truncatedDocuments += embedding.isTruncated() ? 1 : 0;
    truncatedTokens += embedding.truncatedTokens();
    truncatedCharacters += embedding.truncatedCharacters();
  }

  void countFailure() {
    failed++;
  }

  /** Writes the counts into an update's response, below the name of the vector field. */
  void addTo(SolrQueryResponse response, String dest) {
    if (encoded + withoutText + failed == 0) {
      return;
    }
    NamedList<Object> section = new SimpleOrderedMap<>();
    // Another processor of the chain may have made the section for another field.
    if (response.getValues().remove(SECTION) instanceof NamedList<?> others) {
      others.forEach(section::add);
    }
    section.add(dest, counts());
    response.add(SECTION, section);
  }

  private NamedList<Object> counts() {
    NamedList<Object> counts = new SimpleOrderedMap<>();
    counts.add("encoded", encoded);
    counts.add("withoutText", withoutText);
    counts.add("failed", failed);
    counts.add("truncatedDocuments", truncatedDocuments);
    counts.add("truncatedTokens", truncatedTokens);
    counts.add("truncatedCharacters", truncatedCharacters);
    return counts;
  }
}
