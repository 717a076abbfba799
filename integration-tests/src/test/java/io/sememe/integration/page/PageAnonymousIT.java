// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Security;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where whoever says no name may read, and nothing more. */
final class PageAnonymousIT {
  private static final String ADMIN = "admin";
  private static final String CORE = "open";

  @Test
  void who_says_no_name_is_told_that_they_may_no_more_than_read() {
    try (TemporaryNode node = TemporaryNode.start(PageAnonymousIT::guarded)) {
      SolrHttp anybody = node.node().http();
      SolrHttp admin = Security.as(anybody, ADMIN);
      admin.createCore(CORE, "semantic").orThrow();
      assertEquals("[explain, tokens]", may(anybody));
      assertEquals("[explain, tokens, watch, manage, follow, encode]", may(admin));
      assertEquals(200, anybody.get(address("/explain"), Map.of("text", "tea")).status());
      assertEquals(401, anybody.get(address("/status"), Map.of()).status());
    }
  }

  private static NodeSpec guarded(NodeSpec spec) {
    return new Security(
            List.of(ADMIN),
            List.of(
                Security.rule("config-edit", ADMIN),
                Security.rule("config-read", ADMIN),
                Security.rule("metrics-read", ADMIN),
                Security.rule("core-admin-edit", ADMIN)),
            false)
        .guard(spec);
  }

  private static String may(SolrHttp http) {
    return PageRightsIT.rights(http.get(address("/page"), Map.of()));
  }

  private static String address(String below) {
    return "/" + CORE + "/sememe" + below;
  }
}
