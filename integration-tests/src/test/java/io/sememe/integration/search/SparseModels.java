// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.docs.InstallGuide;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OwnTokensModel;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models whose terms are a text's own tokens, and a configset with a field for each. */
final class SparseModels {
  /** Looks the tokens of a query up in a file. */
  static final String LOOKS_UP = "own-tokens";

  /** Runs for queries too. */
  static final String RUNS = "own-tokens-run";

  private static final String WEIGHTS = "{\"tea\": 2, \"wing\": 3, \"the\": 0.25}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SparseModels() {}

  /** Writes both models into a node's home; no request may have asked for them yet. */
  static void install(SolrNode node) {
    Path models = node.home().folder().resolve("models");
    try {
      Path weights = Files.writeString(models.resolve("query-weights.json"), WEIGHTS);
      OwnTokensModel.install(models, LOOKS_UP, weights);
      OwnTokensModel.install(models, RUNS, weights);
      Files.delete(weights);
      forgetWeights(models.resolve(RUNS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forgetWeights(Path folder) throws IOException {
    Path descriptor = folder.resolve("sememe.json");
    ObjectNode json = (ObjectNode) JSON.readTree(descriptor.toFile());
    ObjectNode sparse = (ObjectNode) json.get("sparse");
    Files.delete(folder.resolve(sparse.remove("queryWeights").asText()));
    Files.writeString(descriptor, json.toString());
  }

  /** Copies the shipped configset and adds the fields {@code looked_up} and {@code run}. */
  static void configset(SolrNode node, String name) {
    Configset.copy(node, name)
        .replace(
            "managed-schema.xml",
            "</schema>",
            field("looked_up", LOOKS_UP) + field("run", RUNS) + "</schema>");
  }

  /** Returns what the install guide puts into a schema, of another name and model. */
  private static String field(String name, String model) {
    try {
      String guide = InstallGuide.read().xml("A model for learned sparse terms");
      return guide
          .replace("text_sparse", "text_" + name)
          .replace("body_sparse", name)
          .replace("my-splade", model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
