// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Highlights do not depend on shards, and the question is encoded once for all of them. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SemanticHighlightCloudIT {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");
  private static final int DOCUMENTS = 40;
  private static final List<String> QUESTIONS =
      List.of(
          "where do otters live?",
          "who worked with money?",
          "what fell after the rain (and why)?",
          "how to block a card: abroad",
          "boys in the water");

  private final SolrCluster cluster;
  private CloudCollection one;
  private CloudCollection three;

  SemanticHighlightCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void fill_one_shard_and_three() {
    Highlighting.install(cluster.node(0));
    cluster.uploadConfigset(Highlighting.CONFIGSET);
    one = create("highlighted-on-1", "1");
    three = create("highlighted-on-3", "3");
  }

  private CloudCollection create(String name, String shards) {
    CloudCollection collection =
        CloudCollection.create(cluster, name, Highlighting.CONFIGSET, Map.of("numShards", shards));
    collection.awaitActive();
    cluster.node(0).http().add(name, Highlighting.documents(DOCUMENTS)).orThrow();
    collection.commit();
    return collection;
  }

  @AfterAll
  void delete_the_collections() {
    one.close();
    three.close();
  }

  @Test
  void three_shards_show_what_one_shows() {
    for (String question : QUESTIONS) {
      for (String query : List.of("{!semantic f=vector topK=100 v=$text}", "*:*")) {
        String[] more = {
          "q", query, "rows", "100", "hl.snippets", "2", "hl.q", question, "hl.vf", "vector"
        };
        JsonNode expected = ask(one, 0, question, more);
        assertEquals(DOCUMENTS, expected.path("highlighting").size());
        for (int node = 0; node < 2; node++) {
          JsonNode shown = ask(three, node, question, more);
          for (String section : List.of("highlighting", "highlighting_offsets")) {
            assertEquals(expected.path(section), shown.path(section), question);
          }
        }
      }
    }
  }

  @Test
  void a_question_and_its_tokens_are_encoded_once_in_the_whole_cluster() {
    long before = inferences();
    ask(three, 0, "a den in the old willow");
    assertEquals(2, inferences() - before);
    ask(three, 0, "a den in the old willow", "hl.fl", "body", "rows", "3");
    assertEquals(2, inferences() - before);
  }

  @Test
  void a_question_of_hybrid_search_is_that_of_its_highlights() {
    JsonNode hybrid =
        ask(three, 1, "otters", "q", "{!hybrid f=vector qf=text v=$text}", "rows", "100");
    JsonNode semantic = ask(three, 1, "otters", "rows", "100");
    for (JsonNode document : hybrid.path("response").path("docs")) {
      String id = document.path("id").asText();
      assertEquals(
          semantic.path("highlighting").path(id), hybrid.path("highlighting").path(id), id);
    }
  }

  private JsonNode ask(
      CloudCollection collection, int node, String question, String... namesAndValues) {
    return cluster
        .node(node)
        .http()
        .query(collection.name(), Highlighting.request(question, namesAndValues))
        .orThrow()
        .body();
  }

  private long inferences() {
    return cluster.readyNodes().stream().mapToLong(node -> METRIC.read(node).orElseThrow()).sum();
  }
}
