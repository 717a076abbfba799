// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.measure.texts.FreshTexts;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import java.util.List;
import java.util.Map;

/**
 * The core whose searches move from one vector field to the other.
 *
 * @param http its node, in one of its lives
 */
record MovingCore(SolrHttp http) {

  /** What is searched: the field's own vectors first, those of {@link #INTO} in the end. */
  static final String FIELD = "vector";

  /** What the job fills. */
  static final String INTO = "vector_b";

  private static final String NAME = "moving";
  private static final int BATCH = 100;

  /** Creates it empty, with the configset that ships and a second field added to its schema. */
  void create() {
    http.createCore(NAME, "semantic").orThrow();
    ArrayNode fields = JsonNodeFactory.instance.arrayNode();
    fields.add(field(INTO, "meaning")).add(field(INTO + "_hash", "string"));
    JsonNode change = JsonNodeFactory.instance.objectNode().set("add-field", fields);
    http.postJson("/" + NAME + "/schema", change).orThrow();
  }

  void index(List<ObjectNode> documents) {
    new BulkIndexer(http, NAME, BATCH).index(documents, ProgressPrinter.on(System.err));
  }

  EmbedJob job() {
    return new EmbedJob(http, NAME);
  }

  /**
   * Asks for the first documents of the nearest. No answer is from Solr's caches and no vector from
   * the node's, whose entries would hide how long a search takes.
   */
  Reply search(String field, String question, int topK, int rows) {
    String query = "{!semantic f=" + field + " topK=" + topK + " cache=false v=$text}";
    return http.query(
        NAME,
        Map.of(
            "q",
            query,
            "text",
            FreshTexts.like(question),
            "rows",
            Integer.toString(rows),
            "fl",
            "id,score"));
  }

  private static ObjectNode field(String name, String type) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type);
  }
}
