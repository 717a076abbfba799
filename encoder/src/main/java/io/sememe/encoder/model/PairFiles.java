// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a folder says of the scores of pairs: {@code pairs} in {@code sememe.json}, and what Hugging
 * Face and sentence-transformers write into {@code config.json}. The former wins.
 */
final class PairFiles {
  static final String KEY = "pairs";

  static final Set<String> KEYS = Set.of("activation", "label", "queryTokens");

  private static final String CONFIG = "config.json";

  /** What other tasks need and pairs have no use for. */
  private static final Set<String> OF_OTHERS =
      Set.of("pooling", "normalize", "prefix", "dimension", TokenVectorsJson.KEY);

  private static final int LAST_LABEL = 1;

  private static final Map<String, Activation> CLASSES =
      Map.of(
          "Identity", Activation.IDENTITY,
          "Sigmoid", Activation.SIGMOID,
          "Softmax", Activation.SOFTMAX);

  private final ModelFolder folder;
  private final SememeJson own;
  private final JsonNode config;

  private PairFiles(ModelFolder folder, SememeJson own) {
    this.folder = folder;
    this.own = own;
    this.config = FolderJson.read(folder, CONFIG).orElse(MissingNode.getInstance());
  }

  /**
   * Reads.
   *
   * @param own the folder's {@code sememe.json}
   * @return nothing but {@link PairSettings#NONE} for a model of another task
   */
  static PairSettings read(ModelFolder folder, SememeJson own, Task task) {
    own.refuse(task == Task.PAIR_SCORING ? OF_OTHERS : Set.of(KEY), task);
    return task == Task.PAIR_SCORING ? new PairFiles(folder, own).read() : PairSettings.NONE;
  }

  private PairSettings read() {
    JsonKeys pairs = own.pairs();
    return new PairSettings(
        labels(),
        pairs.labelled("activation", Activation::ofLabel, Activation.labels()).or(this::published),
        pairs.number("label", 0, LAST_LABEL),
        pairs.number("queryTokens", 1, SememeJson.MAX_TOKENS));
  }

  private OptionalInt labels() {
    JsonNode number = config.path("num_labels");
    if (number.isIntegralNumber()) {
      return OptionalInt.of(number.intValue());
    }
    JsonNode names = config.path("id2label");
    return names.isObject() ? OptionalInt.of(names.size()) : OptionalInt.empty();
  }

  // Older releases of sentence-transformers write the first, newer ones the second.
  private Optional<Activation> published() {
    return Stream.of(
            "/sbert_ce_default_activation_function", "/sentence_transformers/activation_fn")
        .map(config::at)
        .filter(JsonNode::isTextual)
        .map(name -> ofClass(name.textValue()))
        .findFirst();
  }

  private Activation ofClass(String name) {
    Activation activation = CLASSES.get(name.substring(name.lastIndexOf('.') + 1));
    if (activation == null) {
      throw folder.failed(
          CONFIG
              + ": activation '"
              + name
              + "' is not known; set 'activation' of 'pairs' in sememe.json to one of: "
              + Activation.labels());
    }
    return activation;
  }
}
