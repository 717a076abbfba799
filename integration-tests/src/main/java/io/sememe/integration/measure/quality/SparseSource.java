// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.OwnTokensModel;
import io.sememe.integration.node.SolrHome;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the model for learned sparse terms comes from.
 *
 * @param path a model folder, or a file of weights for the tokens of questions
 * @param weights whether it is the latter: then documents are their own tokens
 */
public record SparseSource(Path path, boolean weights) {

  static final String MODEL = "measured-sparse";

  /** Puts the model into a home. */
  void install(SolrHome home) throws IOException {
    if (weights) {
      OwnTokensModel.install(home.folder().resolve("models"), MODEL, path);
    } else {
      home.addModel(MODEL, path);
    }
  }

  /** The name of the figures: whether questions are looked up or encoded. */
  String figure() throws IOException {
    return weights || looksUp(path) ? "sparse_doc_only" : "sparse";
  }

  /** What the terms of documents come from, for people who read the figures. */
  String documents() {
    return weights ? "own_tokens" : "model";
  }

  private static boolean looksUp(Path folder) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve("sememe.json").toFile())
        .at("/sparse")
        .has("queryWeights");
  }
}
