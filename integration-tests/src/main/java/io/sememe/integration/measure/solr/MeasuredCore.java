// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.measure.quality.Words;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The core that is measured. No query of it is answered from Solr's caches of queries and filters:
 * all of them say {@code cache=false}.
 */
final class MeasuredCore {

  /** Documents per request: what an indexing client sends at a time. */
  static final int BATCH = 100;

  private static final String NAME = "measured";

  private final SolrHttp http;
  private final ProcessHandle process;
  private boolean exists;

  MeasuredCore(SolrNode node) {
    this.http = node.http();
    this.process = ProcessHandle.of(node.pid()).orElseThrow();
  }

  /** The process of its node. */
  ProcessHandle process() {
    return process;
  }

  /** Makes the core an empty one. */
  void renew() {
    if (exists) {
      http.get(
              "/admin/cores", Map.of("action", "UNLOAD", "core", NAME, "deleteInstanceDir", "true"))
          .orThrow();
    }
    http.createCore(NAME, "semantic").orThrow();
    exists = true;
  }

  /** Indexes and commits; returns the nanoseconds until every document could be found. */
  long index(List<ObjectNode> documents, int connections) throws IOException {
    BulkIndexer indexer = new BulkIndexer(http, NAME, BATCH, connections);
    long start = System.nanoTime();
    indexer.index(documents, progress -> {});
    long nanos = System.nanoTime() - start;
    requireDocuments(documents.size());
    return nanos;
  }

  /** Sends documents in one request and does not commit. */
  void add(List<ObjectNode> documents) {
    http.add(NAME, documents).orThrow();
  }

  /**
   * Leaves one segment without deletions and no merge to run, so that whatever is measured next
   * finds the same index, and the node at rest.
   */
  void settle() {
    http.get("/" + NAME + "/update", Map.of("optimize", "true")).orThrow();
  }

  /** The ids of the ten documents nearest in meaning; Solr encodes the text. */
  List<String> semantic(String text) {
    return ids("{!semantic f=vector topK=10 cache=false v=$text}", "text", text);
  }

  /** The same ids by stock Solr, from a vector as a JSON array. */
  List<String> knn(String vector) {
    return ids("{!knn f=vector topK=10 cache=false v=$vector}", "vector", vector);
  }

  /** The ids of the ten best documents by BM25. */
  List<String> words(String text) {
    return ids("{!dismax qf=text mm=1 tie=0 cache=false v=$text}", "text", Words.of(text));
  }

  /** The stored vector of a document. */
  JsonNode vector(String id) {
    Map<String, String> parameters = Map.of("q", "{!term f=id v=$id}", "id", id, "fl", "vector");
    return http.query(NAME, parameters).orThrow().body().at("/response/docs/0/vector");
  }

  private List<String> ids(String query, String parameter, String value) {
    Map<String, String> parameters =
        Map.of("q", query, parameter, value, "rows", "10", "fl", "id,score");
    return http.query(NAME, parameters).orThrow().ids();
  }

  private void requireDocuments(int expected) throws IOException {
    int found =
        http.query(NAME, Map.of("q", "*:*", "rows", "0"))
            .orThrow()
            .body()
            .at("/response/numFound")
            .asInt();
    if (found != expected) {
      throw new IOException("Solr has " + found + " of " + expected + " documents");
    }
  }
}
