// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Users can read of every key of {@code sememe.json}. */
@OnEveryJdk
final class DocumentedKeysIT {
  private static final String GOOD = "bge-small-en-v1.5";
  private static final String INSTALL = "solr-config/INSTALL.md";

  private final SolrNode node;

  DocumentedKeysIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void those_of_any_model() throws IOException {
    GuidePassage.of("README.md", "| key | when it is missing |", "Late interaction takes")
        .requireAllOf(refused("key", "{'pooling': 'cls', 'misspelt': 1}"));
    GuidePassage.of("README.md", "| key in `tokenVectors` |", "A model of your own")
        .requireAllOf(refused("tokens", "{'pooling': 'cls', 'tokenVectors': {'misspelt': 1}}"));
    GuidePassage.of(INSTALL, "## A GPU", "| what a model's status")
        .requireAllOf(refused("cuda", "{'pooling': 'cls', 'cuda': {'misspelt': 1}}"));
    GuidePassage.of(INSTALL, "## Models and status", "## What a collection")
        .requireAllOf(refused("golden", "{'pooling': 'cls', 'golden': [{'misspelt': 1}]}"));
  }

  @Test
  void those_of_models_of_one_task() throws IOException {
    GuidePassage.of(INSTALL, "## A cross-encoder", "## A model for learned")
        .requireAllOf(refused("pairs", "{'task': 'pair-scoring', 'pairs': {'misspelt': 1}}"));
    GuidePassage.of(INSTALL, "## A model for learned", "## A GPU")
        .requireAllOf(refused("terms", "{'task': 'sparse-embedding', 'sparse': {'misspelt': 1}}"));
    GuidePassage.of("solr-config/ANSWERS.md", "| `answers` |", "Name it with")
        .requireAllOf(
            refused("answers", "{'task': 'question-answering', 'answers': {'misspelt': 1}}"));
  }

  private Reply refused(String name, String json) throws IOException {
    String model = "misspelt-" + name;
    Path models = node.home().folder().resolve("models");
    node.home().addModel(model, models.resolve(GOOD));
    Path descriptor = models.resolve(model).resolve("sememe.json");
    Files.delete(descriptor);
    Files.writeString(descriptor, json.replace('\'', '"'));
    return TestCore.of(node, "semantic").query("q", "{!semantic f=vector model=" + model + "}tea");
  }
}
