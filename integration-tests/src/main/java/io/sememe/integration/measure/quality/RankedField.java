// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text field that documents are ranked by, and how it is asked. Each has a type of its own,
 * whatever the configset has.
 *
 * @param name of its core and its figures
 * @param type the field type, without its name, as the Schema API takes it
 * @param query with the question in the parameter {@code text}; no answer is from Solr's caches
 */
record RankedField(String name, ObjectNode type, String query) {

  static final String WORDS = "bm25";
  static final String CONTEXTUAL = "contextual";

  /** The configset has fields of its own. */
  private static final String OWN = "measured_";

  /** The type text_en of the configset. */
  private static final List<String> ENGLISH =
      List.of("englishPossessive", "lowercase", "stop", "porterStem");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** BM25, summed over the words of the question. */
  static RankedField words() {
    ObjectNode type = textType();
    type.set("analyzer", analyzer("standard", english()));
    return new RankedField(
        WORDS, type, "{!dismax qf=" + OWN + WORDS + " mm=1 tie=0 cache=false v=$text}");
  }

  /**
   * The same words, each weighted by how near its meaning in the document is to that in the
   * question.
   *
   * @param parameters local parameters of the query, beside those that it needs
   */
  static RankedField contextual(String model, Map<String, String> parameters) {
    ArrayNode filters = JSON.arrayNode().add(filter("contextualEmbedding").put("model", model));
    ObjectNode type = textType();
    type.set("indexAnalyzer", analyzer("standard", filters.addAll(english())));
    type.set("queryAnalyzer", analyzer("standard", english()));
    StringBuilder query = new StringBuilder("{!contextual f=" + OWN + CONTEXTUAL + " q.op=OR");
    new TreeMap<>(parameters).forEach((key, value) -> query.append(' ' + key + '=' + value));
    return new RankedField(CONTEXTUAL, type, query.append(" cache=false v=$text}").toString());
  }

  /** Learned sparse terms of a model. */
  static RankedField sparse(String name, String model) {
    ObjectNode type = textType().put("omitNorms", true).put("omitPositions", true);
    ArrayNode filters = JSON.arrayNode().add(filter("learnedSparse").put("model", model));
    type.set("indexAnalyzer", analyzer("keyword", filters));
    type.set("queryAnalyzer", analyzer("keyword", JSON.arrayNode()));
    return new RankedField(name, type, "{!sparse f=" + OWN + name + " cache=false v=$text}");
  }

  /** The name of the field, and of its type. */
  String field() {
    return OWN + name;
  }

  /** What is to be added to a schema. */
  ObjectNode schemaChange() {
    ObjectNode change = JSON.objectNode();
    change.set("add-field-type", type.deepCopy().put("name", field()));
    change
        .putObject("add-field")
        .put("name", field())
        .put("type", field())
        .put("indexed", true)
        .put("stored", false);
    return change;
  }

  private static ObjectNode textType() {
    return JSON.objectNode().put("class", "solr.TextField");
  }

  private static ObjectNode analyzer(String tokenizer, ArrayNode filters) {
    ObjectNode analyzer = JSON.objectNode();
    analyzer.putObject("tokenizer").put("name", tokenizer);
    analyzer.set("filters", filters);
    return analyzer;
  }

  private static ArrayNode english() {
    ArrayNode filters = JSON.arrayNode();
    ENGLISH.forEach(name -> filters.add(filter(name)));
    return filters;
  }

  private static ObjectNode filter(String name) {
    return JSON.objectNode().put("name", name);
  }
}
