// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words and meaning in one ranking by their places, {@code fusion=rrf}. */
@OnEveryJdk
final class FusedPlacesIT {
  private static final String FUSED = "{!hybrid f=vector qf=text,topic mm=1 fusion=rrf v=$text}";

  private final SolrNode node;
  private TestCore core;

  FusedPlacesIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_a_few_documents() {
    core = TestCore.of(node, "semantic");
    core.add(
            document("snake", "Constrictors", "The python squeezes its prey to death.", "nature"),
            document("code", "Python", "How a python program kills a process.", "computing"),
            document("loan", "Mortgages", "The bank lends money for a house.", "finance"),
            document("blank", "", "", "python"))
        .orThrow();
    core.commit();
  }

  @Test
  void the_address_for_search_boxes_gives_the_places_of_the_query() {
    Reply query = core.query("q", FUSED, "text", "python");
    Reply address =
        node.http()
            .get(
                "/" + core.name() + "/search",
                Map.of("q", "python", "qf", "text,topic", "fusion", "rrf"));
    assertEquals(query.orThrow().ids(), address.orThrow().ids());
    assertEquals(4, query.ids().size());
  }

  @Test
  void a_document_without_a_vector_has_no_place_by_meaning() {
    Reply reply = core.query("q", FUSED, "text", "python", "debug", "true");
    String blank = reply.orThrow().body().at("/debug/explain/blank").asText();
    assertTrue(blank.contains("0.0 = place by meaning"), reply::toString);
  }
}
