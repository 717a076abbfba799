// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.common.cloud.DocRouter;
import org.apache.solr.common.cloud.Slice;
import org.junit.jupiter.api.Test;

final class IdRoutingTest {

  @Test
  void an_id_leads_to_its_shard() {
    assertDoesNotThrow(() -> IdRouting.require(collection("compositeId", Map.of(), "s1", "s2")));
  }

  @Test
  void where_a_field_leads_to_the_shard_the_job_is_refused() {
    assertRefused("'author'", collection("compositeId", Map.of("field", "author"), "s1"));
  }

  @Test
  void where_the_sender_names_the_shard_the_job_is_refused_unless_there_is_one_only() {
    assertRefused("implicit", collection("implicit", Map.of(), "s1", "s2"));
    assertDoesNotThrow(() -> IdRouting.require(collection("implicit", Map.of(), "s1")));
  }

  private static void assertRefused(String part, DocCollection collection) {
    SolrException refused = assertThrows(SolrException.class, () -> IdRouting.require(collection));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains(part), refused::getMessage);
    assertTrue(refused.getMessage().contains("index the documents again"), refused::getMessage);
  }

  private static DocCollection collection(
      String router, Map<String, String> more, String... shards) {
    Map<String, Object> routing = new HashMap<>(more);
    routing.put("name", router);
    Map<String, Slice> slices = new HashMap<>();
    for (String shard : shards) {
      slices.put(shard, new Slice(shard, Map.of(), Map.of(), "c"));
    }
    return DocCollection.create(
        "c",
        slices,
        Map.of("router", routing),
        DocRouter.getDocRouter(router),
        0,
        Instant.EPOCH,
        null);
  }
}
