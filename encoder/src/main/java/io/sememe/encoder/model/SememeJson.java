// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The file {@code sememe.json}: what the other files of a model folder leave out. A key that is not
 * known is a spelling mistake and is refused before any is read.
 */
final class SememeJson {
  static final String FILE = "sememe.json";

  static final int MAX_DIMENSION = 1 << 16;
  static final int MAX_TOKENS = 1 << 17;

  private static final Set<String> KEYS =
      Set.of(
          "task",
          "model",
          "tokenizer",
          "output",
          "pooling",
          "normalize",
          "prefix",
          "maxTokens",
          "dimension",
          "rewrites",
          "joinTexts",
          DeviceJson.DEVICE,
          DeviceJson.WEIGHTS,
          DeviceJson.CUDA,
          TokenVectorsJson.KEY,
          PairFiles.KEY,
          SparseJson.KEY,
          AnswersJson.KEY,
          GoldenJson.KEY,
          "sha256",
          "licence",
          "source");

  private final JsonKeys keys;

  private SememeJson(ModelFolder folder, ObjectNode json) {
    this.keys = JsonKeys.of(folder, json, KEYS);
  }

  static SememeJson of(ModelFolder folder) {
    JsonNode json = FolderJson.readStrictly(folder, FILE).orElse(null);
    if (json == null) {
      return new SememeJson(folder, JsonNodeFactory.instance.objectNode());
    }
    if (!(json instanceof ObjectNode object)) {
      throw folder.failed(FILE + " must hold one JSON object");
    }
    return new SememeJson(folder, object);
  }

  /** Makes sure that keys are missing which models of a task have no use for. */
  void refuse(Set<String> useless, Task task) {
    Set<String> found = keys.names();
    found.retainAll(useless);
    if (!found.isEmpty()) {
      throw keys.failed("the keys " + found + " mean nothing to the task " + task.label());
    }
  }

  Task task() {
    return keys.labelled("task", Task::ofLabel, Task.labels()).orElse(Task.TEXT_EMBEDDING);
  }

  Optional<String> text(String key) {
    return keys.text(key);
  }

  Optional<Boolean> flag(String key) {
    return keys.flag(key);
  }

  Map<String, String> texts(String key) {
    return keys.texts(key);
  }

  OptionalInt maxTokens() {
    return keys.number("maxTokens", 1, MAX_TOKENS);
  }

  OptionalInt dimension() {
    return keys.number("dimension", 1, MAX_DIMENSION);
  }

  Optional<Pooling> pooling() {
    return keys.labelled("pooling", Pooling::ofLabel, Pooling.labels());
  }

  /** All of them unless the descriptor lists those it wants, possibly none. */
  Set<GraphRewrite> rewrites() {
    JsonNode list = keys.valueOf("rewrites").orElse(null);
    if (list == null) {
      return GraphRewrite.all();
    }
    if (!list.isArray()) {
      throw keys.mustBe("rewrites", "a list of strings");
    }
    Set<GraphRewrite> rewrites = EnumSet.noneOf(GraphRewrite.class);
    list.forEach(label -> rewrites.add(rewrite(keys.requireText("rewrites", label))));
    return rewrites;
  }

  private GraphRewrite rewrite(String label) {
    return keys.known("rewrite", label, GraphRewrite.ofLabel(label), GraphRewrite.labels());
  }

  Map<Role, String> prefixes() {
    return keys.byRole("prefix");
  }

  /** How token vectors are made. */
  TokenVectorSettings tokenVectors() {
    return TokenVectorsJson.read(keys.object(TokenVectorsJson.KEY, TokenVectorsJson.KEYS));
  }

  /** Where and how the model runs. */
  DeviceSettings devices() {
    return DeviceJson.read(keys);
  }

  /** What is said of pairs. */
  JsonKeys pairs() {
    return keys.object(PairFiles.KEY, PairFiles.KEYS);
  }

  /** What is said of answers. */
  JsonKeys answers() {
    return keys.object(AnswersJson.KEY, AnswersJson.KEYS);
  }

  /**
   * What is said of vectors that the model must give.
   *
   * @param each all keys that one of them may have
   */
  List<JsonKeys> golden(Set<String> each) {
    return keys.objects(GoldenJson.KEY, each);
  }

  /** What is said of weighted terms. */
  JsonKeys sparse() {
    return keys.object(SparseJson.KEY, SparseJson.KEYS);
  }
}
