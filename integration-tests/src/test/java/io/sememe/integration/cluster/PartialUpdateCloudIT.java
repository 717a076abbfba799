// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of documents that have vectors, through either of two nodes. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class PartialUpdateCloudIT {
  private static final String PASSAGES = "passages";
  private static final List<String> IDS = List.of("1", "2", "3", "4");

  private final SolrCluster cluster;

  PartialUpdateCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void upload_a_configset_that_cuts_documents() {
    Configset.copy(cluster.node(0), PASSAGES)
        .replace("solrconfig.xml", "${sememe.passages:none}", "tokens");
    cluster.uploadConfigset(PASSAGES);
  }

  @Test
  void a_real_time_get_shows_the_vector_on_both_nodes_before_any_commit() {
    TestCollection collection = filled("uncommitted", "semantic");
    for (String id : IDS) {
      JsonNode document = collection.get(cluster.node(0), id);
      assertEquals(384, document.path("vector").size());
      assertEquals(document, collection.get(cluster.node(1), id));
    }
    collection.cloud().commit();
    assertEquals(collection.get(cluster.node(0), "1"), collection.everything().get("1"));
  }

  @Test
  void a_vector_is_made_again_when_the_text_has_changed_and_only_then() {
    TestCollection collection = filled("changed", "semantic");
    for (SolrNode receiver : cluster.nodes()) {
      for (String id : IDS) {
        JsonNode before = collection.get(receiver, id);
        assertEquals(0, inferencesOf(collection, receiver, id, "topic", "other"));
        assertEquals(0, inferencesOf(collection, receiver, id, "body", bodyOf(id)));
        assertEquals(before.path("vector"), collection.get(receiver, id).path("vector"));
        assertEquals(1, inferencesOf(collection, receiver, id, "body", "By " + receiver.port()));
        assertNotEquals(before.path("vector"), collection.get(receiver, id).path("vector"));
        assertEquals(1, inferencesOf(collection, receiver, id, "body", bodyOf(id)));
      }
    }
  }

  @Test
  void a_version_that_is_not_the_stored_one_is_refused_through_either_node() {
    TestCollection collection = filled("versioned", "semantic");
    for (SolrNode receiver : cluster.nodes()) {
      for (String id : IDS) {
        JsonNode before = collection.get(receiver, id);
        long version = before.path("_version_").asLong();
        Reply refused = insisting(collection, receiver, id, version - 1);
        assertEquals(409, refused.status(), refused::toString);
        assertTrue(refused.errorMessage().contains("actual=" + version), refused::errorMessage);
        assertEquals(before, collection.get(receiver, id));
        insisting(collection, receiver, id, version).orThrow();
        assertNotEquals(before.path("vector"), collection.get(receiver, id).path("vector"));
      }
    }
  }

  @Test
  void passages_are_the_same_on_all_replicas_and_found_over_both_shards() {
    TestCollection collection = filled("cut", PASSAGES);
    collection.cloud().commit();
    collection.everything().values().forEach(PartialUpdateCloudIT::assertPassages);
    for (SolrNode asked : cluster.nodes()) {
      List<JsonNode> found = search(collection, asked, "water boils");
      assertEquals(IDS.size(), found.size());
      for (JsonNode hit : found) {
        assertTrue(hit.at("/[passage]/text").asText().contains("boils"), hit::toString);
      }
    }
  }

  @Test
  void a_new_text_replaces_the_passages_on_all_replicas() {
    TestCollection collection = filled("replaced", PASSAGES);
    for (String id : IDS) {
      SolrNode receiver = cluster.node(Integer.parseInt(id) % 2);
      collection.change(receiver, id, "topic", "set", "kept").orThrow();
      collection.change(receiver, id, "body", "set", "A ship sails to " + id + ".").orThrow();
    }
    collection.cloud().commit();
    for (JsonNode document : collection.everything().values()) {
      JsonNode passages = document.path("vector_passages");
      assertEquals(1, passages.size(), document::toString);
      assertTrue(passages.get(0).path("passage_text").asText().startsWith("A ship"));
      assertEquals("kept", document.path("topic").asText());
    }
    assertEquals(IDS.size(), search(collection, cluster.node(1), "a voyage").size());
  }

  private static void assertPassages(JsonNode document) {
    JsonNode passages = document.path("vector_passages");
    assertTrue(passages.size() > 2, document::toString);
    passages.forEach(passage -> assertEquals(384, passage.path("vector").size()));
    assertFalse(document.has("vector"));
  }

  private static List<JsonNode> search(TestCollection collection, SolrNode asked, String text) {
    Map<String, String> parameters =
        Map.of("q", "{!semantic f=vector v=$text}", "text", text, "fl", "id,[passage]");
    return asked.http().query(collection.cloud().name(), parameters).orThrow().documents();
  }

  private static Reply insisting(
      TestCollection collection, SolrNode receiver, String id, long version) {
    ObjectNode update = document(id, "", "", "").retain("id").put("_version_", version);
    update.putObject("body").put("set", "Version " + version);
    return receiver.http().add(collection.cloud().name(), List.of(update));
  }

  private static long inferencesOf(
      TestCollection collection, SolrNode receiver, String id, String field, String value) {
    long before = collection.inferences();
    collection.change(receiver, id, field, "set", value).orThrow();
    return collection.inferences() - before;
  }

  /** Nothing is committed. */
  private TestCollection filled(String name, String configset) {
    CloudCollection cloud = CloudCollection.create(cluster, name, configset);
    cloud.awaitActive();
    List<ObjectNode> documents =
        IDS.stream().map(id -> document(id, "Article " + id, bodyOf(id), "x")).toList();
    cluster.node(0).http().add(name, documents).orThrow();
    return new TestCollection(cloud);
  }

  /** Long enough for several passages, of which one is about boiling water. */
  private static String bodyOf(String id) {
    return "Article " + id + ": water boils in the kettle. " + sentences(60);
  }

  private static String sentences(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "The road number " + number + " is closed.")
        .collect(Collectors.joining(" "));
  }
}
