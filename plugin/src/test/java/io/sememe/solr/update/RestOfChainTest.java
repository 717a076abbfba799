// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.solr.search.SolrIndexSearcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What processors behind the embedding processor get from requests. */
final class RestOfChainTest {
  private static final String BEHIND = "<processor class=\"solr.LogUpdateProcessorFactory\"/>";
  private static final String SEARCHING =
      "<processor class=\"" + SearchingBehindFactory.class.getName() + "\"/>";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_searcher_that_one_behind_asks_for_is_given_back(boolean conflictsFail, @TempDir Path home)
      throws Exception {
    CoreSettings settings = CoreSettings.STORED;
    String config = settings.solrConfig().replace(BEHIND, SEARCHING);
    try (TestCore core = new TestCore(settings.schema(), config, home)) {
      core.add(
          List.of(TestCore.document("id", "1", "body", Map.of("add", "one"))),
          "failOnVersionConflicts",
          String.valueOf(conflictsFail));
      core.commit();
      List<SolrIndexSearcher> asked = core.processor("plain", SearchingBehindFactory.class).asked;
      assertEquals(1, asked.size());
      assertTrue(asked.get(0).getRawReader().getRefCount() <= 0, "open for ever");
    }
  }
}
