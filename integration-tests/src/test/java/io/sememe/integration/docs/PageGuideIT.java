// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** "The page" of INSTALL.md: the element that it shows is one, and the node tells what it says. */
@OnEveryJdk
final class PageGuideIT {
  private static final String SECTION = "The page";

  private final SolrNode node;

  PageGuideIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void a_collection_with_the_element_that_is_shown_has_a_page_of_its_fields() throws IOException {
    InstallGuide guide = InstallGuide.read();
    ConfigurationVariant.of(node, "paged").put(guide.xml(SECTION));
    node.http().createCore("paged", "paged").orThrow();
    String asked = guide.section(SECTION).get(0).replace("/articles/", "/paged/");
    JsonNode told = Printed.lastOf(Bash.run(asked, node));
    assertEquals("paged", told.path("collection").asText(), told::toString);
    assertEquals("title^2 body", told.at("/fields/words").asText(), told::toString);
    assertEquals("title", told.at("/fields/title").asText(), told::toString);
    assertTrue(told.path("may").path("manage").asBoolean(), told::toString);
  }
}
