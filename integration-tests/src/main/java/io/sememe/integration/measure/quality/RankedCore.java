// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.node.SolrHttp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A core whose documents are in one field, and nothing else of them but their ids: its index has
 * the size of that field.
 */
record RankedCore(SolrHttp http, RankedField field) implements Way {

  private static final int BATCH = 200;

  /** Makes the core and fills it; its documents are in one segment then. */
  static RankedCore of(SolrHttp http, RankedField field, List<ObjectNode> documents) {
    RankedCore core = new RankedCore(http, field);
    http.createCore(field.name(), "semantic").orThrow();
    http.postJson("/" + field.name() + "/schema", field.schemaChange()).orThrow();
    new BulkIndexer(http, field.name(), BATCH)
        .index(documents.stream().map(core::withTextOnly).toList(), ProgressPrinter.on(System.err));
    http.get("/" + field.name() + "/update", Map.of("optimize", "true")).orThrow();
    return core;
  }

  @Override
  public List<String> best(String question, int documents) {
    Map<String, String> parameters =
        Map.of(
            "q",
            field.query(),
            "text",
            Words.of(question),
            "rows",
            Integer.toString(documents),
            "fl",
            "id,score");
    return http.query(field.name(), parameters).orThrow().ids();
  }

  /** The bytes of the index for each of its documents. */
  double bytesPerDocument() {
    // Not the size of the folder: that has files of segments that are no longer part of the index.
    JsonNode segments =
        http.get("/" + field.name() + "/admin/segments", Map.of())
            .orThrow()
            .body()
            .path("segments");
    double bytes = 0;
    long documents = 0;
    for (JsonNode segment : segments) {
      bytes += segment.path("sizeInBytes").asLong();
      documents += segment.path("size").asLong();
    }
    return bytes / documents;
  }

  private ObjectNode withTextOnly(ObjectNode document) {
    String text =
        Stream.of("title", "body")
            .map(name -> document.path(name).asText())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", document.path("id").asText())
        .put(field.field(), text);
  }
}
