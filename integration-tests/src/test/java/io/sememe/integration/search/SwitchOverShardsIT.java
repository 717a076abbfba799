// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Memory;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A switch to another field that one shard knows of and the other does not, as it is for a moment
 * in any cluster. Cores outside a cluster have memories of their own, so here it lasts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class SwitchOverShardsIT {
  private static final String NEW = "1".repeat(32);
  private static final String TEXT = "Tea is a hot drink.";

  private TemporaryNode temporary;
  private TestCore before;
  private TestCore after;

  @BeforeAll
  void start_a_node_that_asks_any_shard() {
    temporary = TemporaryNode.start(spec -> spec.withProperty("solr.disable.allowUrls", "true"));
  }

  @AfterAll
  void stop_the_node() {
    temporary.close();
  }

  @BeforeEach
  void index_both_fields_on_two_shards_of_which_one_has_switched() {
    before = shard("1");
    after = shard("2");
    String real = Memory.fingerprintOf(before);
    Memory.ofPassages("vector", Memory.OTHER)
        .withRetired("vector_b", NEW)
        .accepting(real)
        .writeTo(before);
    Memory.ofPassages("vector_b", NEW)
        .withRetired("vector", Memory.OTHER)
        .accepting(real)
        .writeTo(after);
  }

  @Test
  void the_node_that_is_asked_decides_which_field_all_shards_search() {
    assertEquals(Set.of("old1", "old2"), Set.copyOf(ask(before).orThrow().ids()));
    assertEquals(Set.of("new1", "new2"), Set.copyOf(ask(after).orThrow().ids()));
  }

  @Test
  void the_passages_are_those_of_that_field_too() {
    for (String fields : List.of("id,[passage]", "id,[passage f=vector v='a hot drink']")) {
      Reply reply = ask(after, "fl", fields).orThrow();
      assertEquals(2, reply.documents().size());
      reply.documents().forEach(hit -> assertEquals(TEXT, hit.at("/[passage]/text").asText()));
    }
  }

  @Test
  void a_search_by_words_has_one_space_for_its_passages_on_all_shards() {
    Reply reply =
        ask(after, "q", "tea", "fl", "id,[passage f=vector v='a hot drink']", "rows", "10");
    for (JsonNode hit : reply.orThrow().documents()) {
      assertEquals(hit.path("id").asText().startsWith("new"), hit.has("[passage]"), hit::toString);
    }
    assertEquals(4, reply.documents().size());
  }

  @Test
  void clients_do_not_see_the_decision_among_their_parameters() {
    Reply explicit = ask(after, "echoParams", "explicit").orThrow();
    JsonNode shown = explicit.body().at("/responseHeader/params");
    assertTrue(shown.has("q"), explicit::toString);
    assertFalse(shown.toString().contains("sememe.space"), explicit::toString);
  }

  @Test
  void a_space_that_a_shard_does_not_have_is_refused() {
    Memory.ofPassages("vector", Memory.OTHER).writeTo(before);
    Reply reply = ask(after);
    assertEquals(409, reply.status(), reply::toString);
    assertTrue(reply.errorMessage().contains(NEW), reply.errorMessage());
  }

  @Test
  void nothing_is_decided_for_a_request_of_one_core() {
    Reply reply = after.query("q", "{!semantic f=vector}tea", "echoParams", "all").orThrow();
    assertFalse(reply.body().toString().contains("sememe.space"));
  }

  private TestCore shard(String number) {
    PassageCore shard = PassageCore.of(temporary.node());
    shard.add(
        shard.document("vector", "old" + number, "x", TEXT),
        shard.document("vector_b", "new" + number, "x", TEXT));
    return shard.core();
  }

  private Reply ask(TestCore asked, String... more) {
    SolrNode node = temporary.node();
    String shards =
        node.baseUrl() + "/" + before.name() + "," + node.baseUrl() + "/" + after.name();
    List<String> all = new ArrayList<>(List.of("q", "{!semantic f=vector}tea", "shards", shards));
    all.addAll(Arrays.asList(more));
    return asked.query(all.toArray(String[]::new));
  }
}
