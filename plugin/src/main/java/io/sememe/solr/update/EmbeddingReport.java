// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import java.util.Map;
import java.util.TreeMap;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.response.SolrQueryResponse;

/**
 * What a request's documents got in each vector field, and what their vectors do not cover. Not
 * thread-safe.
 */
final class EmbeddingReport {
  private static final String SECTION = "embedding";

  private final String dest;
  private final Map<String, FieldReport> byField = new TreeMap<>();

  /** Creates a report; failures are told of the field that the configuration names. */
  EmbeddingReport(String dest) {
    this.dest = dest;
  }

  void count(Target target, DocumentVectors vectors) {
    of(target.field()).count(vectors);
  }

  void countFailure() {
    of(dest).failed++;
  }

  /** Writes the counts into an update's response, below the names of the vector fields. */
  void addTo(SolrQueryResponse response) {
    if (byField.isEmpty()) {
      return;
    }
    NamedList<Object> section = new SimpleOrderedMap<>();
    // Another processor of the chain may have made the section for another field.
    if (response.getValues().remove(SECTION) instanceof NamedList<?> others) {
      others.forEach(section::add);
    }
    byField.forEach((field, report) -> section.add(field, report.counts()));
    response.add(SECTION, section);
  }

  private FieldReport of(String field) {
    return byField.computeIfAbsent(field, name -> new FieldReport());
  }

  private static final class FieldReport {
    private int encoded;
    private int reused;
    private int withoutText;
    private int failed;
    private int encodedTexts;
    private int reusedVectors;
    private int cutPassages;
    private int truncatedDocuments;
    private long truncatedTokens;
    private long truncatedCharacters;

    private void count(DocumentVectors vectors) {
      long made = vectors.encoded().stream().filter(one -> !one.isEmpty()).count();
      encoded += made > 0 ? 1 : 0;
      reused += made == 0 && vectors.kept() > 0 ? 1 : 0;
      withoutText += made == 0 && vectors.kept() == 0 ? 1 : 0;
      encodedTexts += (int) made;
      reusedVectors += vectors.kept();
      cutPassages += vectors.cutPassages();
      truncatedDocuments += vectors.encoded().stream().anyMatch(Embedding::isTruncated) ? 1 : 0;
      for (Embedding one : vectors.encoded()) {
        truncatedTokens += one.truncatedTokens();
        truncatedCharacters += one.truncatedCharacters();
      }
    }

    private NamedList<Object> counts() {
      NamedList<Object> counts = new SimpleOrderedMap<>();
      counts.add("encoded", encoded);
      counts.add("reused", reused);
      counts.add("withoutText", withoutText);
      counts.add("failed", failed);
      counts.add("encodedTexts", encodedTexts);
      counts.add("reusedVectors", reusedVectors);
      counts.add("cutPassages", cutPassages);
      counts.add("truncatedDocuments", truncatedDocuments);
      counts.add("truncatedTokens", truncatedTokens);
      counts.add("truncatedCharacters", truncatedCharacters);
      return counts;
    }
  }
}
