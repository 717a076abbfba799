// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "A cross-encoder of your own" of INSTALL.md: a model and a collection that say what it shows. */
@OnEveryJdk
final class CrossEncoderGuideIT {
  private static final String SECTION = "A cross-encoder of your own";

  private final SolrNode node;

  CrossEncoderGuideIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void a_query_that_names_no_model_is_ranked_by_the_one_that_the_configuration_names()
      throws IOException {
    InstallGuide guide = InstallGuide.read();
    PairModel.install(node, "ms-marco-minilm-l6");
    Files.writeString(
        node.home().folder().resolve("models/ms-marco-minilm-l6/sememe.json"), guide.json(SECTION));
    ConfigurationVariant.of(node, "paired").put(guide.xml(SECTION));
    TestCore core = TestCore.of(node, "paired");
    core.add(document("1", "A", "wings g7", "x"), document("2", "B", "wings g9", "x")).orThrow();
    core.commit();
    List<String> ranked =
        core.query("q", "{!lucene df=body v=wings}", "rq", "{!crossencoder f=body reRankDocs=10}")
            .orThrow()
            .ids();
    assertEquals(List.of("2", "1"), ranked);
  }
}
