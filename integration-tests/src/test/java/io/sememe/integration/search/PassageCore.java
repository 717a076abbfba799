// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A core whose documents have passages, one for each sentence of their body. The update processor
 * has no part in it: documents come with all that the index needs.
 */
final class PassageCore {
  private static final String CONFIGSET = "passages";
  private static final String FIELD = "  <field name=\"vector\" ";
  private static final Pattern SENTENCE = Pattern.compile("[^.]+\\.");

  private final TestCore encoder;
  private final TestCore core;

  private PassageCore(TestCore encoder, TestCore core) {
    this.encoder = encoder;
    this.core = core;
  }

  /** Creates an empty core that remembers nothing. */
  static PassageCore of(SolrNode node) {
    Configset.copy(node, CONFIGSET)
        .replace("solrconfig.xml", " default=\"true\"", "")
        .replace(
            "managed-schema.xml",
            FIELD,
            "  <field name=\"vector_b\" type=\"meaning\" indexed=\"true\" stored=\"true\"/>\n"
                + FIELD);
    return new PassageCore(TestCore.of(node, "semantic"), TestCore.of(node, CONFIGSET));
  }

  /** The core itself. */
  TestCore core() {
    return core;
  }

  /** Makes a document with passages whose vectors are in a field of the schema. */
  ObjectNode document(String vectorField, String id, String topic, String body) {
    ObjectNode document = TestCore.document(id, "", body, topic);
    ArrayNode passages = document.putArray(vectorField + "_passages");
    List<MatchResult> sentences = SENTENCE.matcher(body).results().toList();
    Map<String, JsonNode> vectors = vectors(sentences.stream().map(MatchResult::group).toList());
    for (MatchResult sentence : sentences) {
      passages
          .addObject()
          .put("id", id + "/" + vectorField + "_passages#" + passages.size())
          .put("passage_text", sentence.group())
          .put("passage_field", "body")
          .put("passage_start", sentence.start())
          .put("passage_end", sentence.end())
          .set(vectorField, vectors.get(sentence.group()));
    }
    return document;
  }

  /** Returns the vectors of texts: those that documents have that say the same. */
  Map<String, JsonNode> vectors(List<String> texts) {
    List<ObjectNode> documents = new ArrayList<>();
    texts.forEach(text -> documents.add(TestCore.document(text, text, "", "")));
    encoder.add(documents.toArray(ObjectNode[]::new)).orThrow();
    encoder.commit();
    Map<String, JsonNode> vectors = new HashMap<>();
    texts.forEach(text -> vectors.put(text, encoder.vector(text)));
    return vectors;
  }

  /** Adds documents and makes them visible. */
  void add(ObjectNode... documents) {
    core.add(documents).orThrow();
    core.commit();
  }

  /** Searches passages by meaning and returns the ids of their documents. */
  List<String> find(String text, String... namesAndValues) {
    List<String> all = new ArrayList<>(Arrays.asList(namesAndValues));
    all.addAll(List.of("q", "{!semantic f=vector topK=$k v=$text}", "text", text));
    if (!all.contains("k")) {
      all.addAll(List.of("k", "10"));
    }
    return core.query(all.toArray(String[]::new)).orThrow().ids();
  }
}
