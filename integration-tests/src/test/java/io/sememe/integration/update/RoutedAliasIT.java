// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Collections among which an alias decides by a field of the document. */
@ExtendWith(SharedCluster.class)
final class RoutedAliasIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ALIAS = "events";
  private static final String SEA = "events__CRA__sea";

  private final SolrCluster cluster;

  RoutedAliasIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void text_changes_in_the_collection_that_has_it_and_the_job_works_there() {
    SolrHttp http = cluster.node(0).http();
    TwoSpaces.install(cluster.node(0));
    cluster.uploadConfigset(TwoSpaces.CONFIGSET);
    createAlias();
    TwoSpaces.addBare(
        http,
        ALIAS,
        List.of(
            document("1", "Herons", "At the shore.", "sea"),
            document("2", "Foxes", "In the wood.", "land")));
    EmbedJob job = new EmbedJob(http, SEA);
    job.ask("start", "field", "vector", "load", "1").orThrow();
    job.await("DONE", PATIENCE);
    assertEquals(1, TwoSpaces.count(http, SEA, "vector_hash:*"));

    Reply refused = http.add(ALIAS, List.of(newText()));
    assertEquals(400, refused.status(), refused::toString);
    assertTrue(refused.errorMessage().contains("alias 'events'"), refused::errorMessage);

    String itself = "/" + SEA + "/update?commit=true&alias.update.distrib=TOLEADER";
    http.postJson(itself, newText().arrayNode().add(newText())).orThrow();
    assertEquals(1, TwoSpaces.count(http, SEA, "+body:sand +vector_hash:*"));
  }

  private void createAlias() {
    cluster.collections(
        "CREATEALIAS",
        Map.of(
            "name", ALIAS,
            "router.name", "category",
            "router.field", "topic",
            "router.maxCardinality", "5",
            "create-collection.collection.configName", TwoSpaces.CONFIGSET,
            "create-collection.numShards", "1"));
  }

  private static ObjectNode newText() {
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("id", "1");
    update.putObject("body").put("set", "In the sand.");
    return update;
  }
}
