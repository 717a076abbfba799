// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is unchanged costs no inference, as the node's own metric says; on a node of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class UnchangedTextIT {
  private static final int DOCUMENTS = 200;
  private static final String FOUND = "/response/numFound";
  private static final String MODEL = "bge-small-en-v1.5";

  private TemporaryNode temporary;
  private SolrNode node;

  @BeforeAll
  void start_a_node() {
    temporary = TemporaryNode.start(spec -> spec);
    node = temporary.node();
  }

  @AfterAll
  void stop_it() {
    temporary.close();
  }

  @Test
  void two_hundred_documents_sent_again_cost_no_inference() {
    TestCore core = filled(DOCUMENTS);
    JsonNode before = core.vector("d7");
    long inferences = inferences();
    assertTrue(inferences >= DOCUMENTS, inferences + " inferences");
    Reply again = core.add(documents(DOCUMENTS)).orThrow();
    core.commit();
    assertEquals(inferences, inferences());
    assertEquals(DOCUMENTS, again.body().at("/embedding/vector/reused").asInt());
    assertEquals(DOCUMENTS, core.query("q", "*:*", "rows", "0").body().at(FOUND).asInt());
    assertEquals(before, core.vector("d7"));
  }

  @Test
  void what_is_not_committed_yet_is_known_too() {
    TestCore core = TestCore.of(node, "semantic");
    core.add(documents(5)).orThrow();
    long inferences = inferences();
    core.add(documents(5)).orThrow();
    assertEquals(inferences, inferences());
  }

  @Test
  void deleted_documents_are_encoded_again() {
    TestCore core = filled(5);
    long inferences = inferences();
    core.update("{\"delete\":{\"query\":\"*:*\"}}").orThrow();
    core.add(documents(5)).orThrow();
    assertEquals(inferences + 5, inferences());
  }

  @Test
  void documents_that_are_not_overwritten_stand_beside_those_before_them() {
    TestCore core = filled(2);
    core.update(List.of(documents(2)).toString(), "overwrite=false").orThrow();
    core.commit();
    Reply all = core.query("q", "*:*", "fl", "id,vector_hash").orThrow();
    assertEquals(4, all.documents().size());
    all.documents().forEach(one -> assertTrue(one.has("vector_hash"), one::toString));
  }

  @Test
  void versions_come_back_of_whole_documents_and_of_partial_updates() {
    TestCore core = filled(2);
    Reply reply =
        versioned(
            core,
            "[{\"id\":\"new\",\"title\":\"Fresh\"},"
                + "{\"id\":\"d0\",\"title\":{\"set\":\"Changed\"}},"
                + "{\"id\":\"d1\",\"topic\":{\"set\":\"y\"}}]");
    JsonNode adds = reply.orThrow().body().path("adds");
    assertEquals(6, adds.size(), reply::toString);
    for (String id : List.of("new", "d0", "d1")) {
      assertEquals(stored(core, id), versionOf(adds, id), adds::toString);
    }
  }

  @Test
  void a_wrong_version_is_a_conflict_and_changes_nothing() {
    TestCore core = filled(1);
    long version = stored(core, "d0");
    for (String change : List.of("\"title\":{\"set\":\"x\"}", "\"title\":\"x\"")) {
      Reply wrong = versioned(core, "[{\"id\":\"d0\"," + change + ",\"_version_\":5}]");
      assertEquals(409, wrong.status(), wrong::toString);
      assertTrue(wrong.errorMessage().contains("version conflict for d0"), wrong::errorMessage);
    }
    assertEquals(version, stored(core, "d0"));
    String right = ",\"_version_\":" + version + "}]";
    versioned(core, "[{\"id\":\"d0\",\"title\":{\"set\":\"x\"}" + right).orThrow();
    assertTrue(stored(core, "d0") > version);
  }

  @Test
  void a_document_that_must_be_new_is_refused_when_it_is_not() {
    TestCore core = filled(1);
    Reply reply = versioned(core, "[{\"id\":\"d0\",\"title\":\"x\",\"_version_\":-1}]");
    assertEquals(409, reply.status(), reply::toString);
    versioned(core, "[{\"id\":\"other\",\"title\":\"x\",\"_version_\":-1}]").orThrow();
  }

  private TestCore filled(int count) {
    TestCore core = TestCore.of(node, "semantic");
    core.add(documents(count)).orThrow();
    return core.commit();
  }

  private static Reply versioned(TestCore core, String json) {
    return core.update(json, "versions=true");
  }

  private static long stored(TestCore core, String id) {
    Map<String, String> parameters = Map.of("id", id, "fl", "_version_");
    Reply reply = core.node().http().get("/" + core.name() + "/get", parameters).orThrow();
    return reply.body().at("/doc/_version_").asLong();
  }

  private static long versionOf(JsonNode adds, String id) {
    for (int i = 0; i < adds.size(); i += 2) {
      if (adds.get(i).asText().equals(id)) {
        return adds.get(i + 1).asLong();
      }
    }
    throw new AssertionError(adds.toString());
  }

  private long inferences() {
    Map<String, String> parameters = Map.of("group", "node", "prefix", "SEMEME");
    JsonNode metrics = node.http().get("/admin/metrics", parameters).orThrow().body();
    JsonNode count =
        metrics.path("metrics").path("solr.node").path("SEMEME." + MODEL + ".inferences");
    assertTrue(count.isNumber(), metrics::toString);
    return count.asLong();
  }

  private static ObjectNode[] documents(int count) {
    ObjectNode[] documents = new ObjectNode[count];
    for (int i = 0; i < count; i++) {
      documents[i] = document("d" + i, "Number " + i, "One of many.", "x");
    }
    return documents;
  }
}
