// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.OwnTokensModel;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** "A model for learned sparse terms" of INSTALL.md: a model and a field that say what it shows. */
@OnEveryJdk
final class SparseGuideIT {
  private static final String SECTION = "A model for learned sparse terms";
  private static final String MODEL = "sparse-of-the-guide";

  private final SolrNode node;

  SparseGuideIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void queries_are_looked_up_in_the_file_that_the_descriptor_names() throws IOException {
    InstallGuide guide = InstallGuide.read();
    install(guide.json(SECTION));
    Configset.copy(node, MODEL)
        .replace(
            "managed-schema.xml",
            "</schema>",
            guide.xml(SECTION).replace("my-splade", MODEL) + "</schema>");
    TestCore core = TestCore.of(node, MODEL);
    core.add(document("cup", "", "Tea", "x"), document("wing", "", "A wing", "x")).orThrow();
    core.commit();
    assertEquals(
        "[{\"id\":\"wing\",\"score\":3.0},{\"id\":\"cup\",\"score\":2.0}]",
        core.query("q", "{!sparse f=body_sparse}a wing and tea", "fl", "id,score")
            .orThrow()
            .documents()
            .toString()
            .replace(" ", ""));
  }

  private void install(String descriptor) throws IOException {
    Path models = node.home().folder().resolve("models");
    Path weights = Files.writeString(models.resolve(MODEL + ".json"), "{\"tea\": 2, \"wing\": 3}");
    OwnTokensModel.install(models, MODEL, weights);
    Files.move(weights, models.resolve(MODEL).resolve("idf.json"));
    Files.writeString(models.resolve(MODEL).resolve("sememe.json"), descriptor);
  }
}
