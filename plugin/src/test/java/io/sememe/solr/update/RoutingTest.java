// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.junit.jupiter.api.Test;

final class RoutingTest {
  private final ModifiableSolrParams params = new ModifiableSolrParams();

  @Test
  void where_an_alias_has_yet_to_choose_the_collection_no_document_is_found_by_its_id() {
    assertRefused("alias 'events'", new Routing(null, false, null, "events"));
    assertRefused("alias 'events'", new Routing("a!", false, null, "events"));
  }

  @Test
  void where_a_field_leads_to_the_shard_the_request_must_name_the_way() {
    assertRefused("field 'author'", new Routing(null, false, "author", null));
    new Routing("a!", false, "author", null).addTo(params);
    assertEquals("a!", params.get("_route_"));
  }

  private void assertRefused(String part, Routing routing) {
    SolrException refused = assertThrows(SolrException.class, () -> routing.addTo(params));
    assertEquals(400, refused.code());
    assertTrue(refused.getMessage().contains(part), refused::getMessage);
    assertTrue(refused.getMessage().contains("send the whole document"), refused::getMessage);
  }
}
