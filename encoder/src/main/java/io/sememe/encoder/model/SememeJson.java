// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file {@code sememe.json}: what the other files of a model folder leave out. A key that is not
 * known is a spelling mistake and is refused before any is read.
 */
final class SememeJson {
  static final String FILE = "sememe.json";

  private static final int MAX_DIMENSION = 1 << 16;
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
          "pairs",
          "sha256",
          "licence",
          "source");

  private final ModelFolder folder;
  private final ObjectNode json;

  private SememeJson(ModelFolder folder, ObjectNode json) {
    this.folder = folder;
    this.json = json;
  }

  static SememeJson of(ModelFolder folder) {
    JsonNode json = FolderJson.read(folder, FILE).orElse(null);
    if (json == null) {
      return new SememeJson(folder, JsonNodeFactory.instance.objectNode());
    }
    if (!(json instanceof ObjectNode object)) {
      throw folder.failed(FILE + " must hold one JSON object");
    }
    SememeJson read = new SememeJson(folder, object);
    read.refuseUnknownKeys(KEYS, "");
    return read;
  }

  private void refuseUnknownKeys(Set<String> known, String where) {
    Set<String> unknown = keys();
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw folder.failed(
          FILE + ": unknown keys " + unknown + where + "; there are: " + new TreeSet<>(known));
    }
  }

  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    json.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Makes sure that keys are missing which models of a task have no use for. */
  void refuse(Set<String> useless, Task task) {
    Set<String> found = keys();
    found.retainAll(useless);
    if (!found.isEmpty()) {
      throw folder.failed(
          FILE + ": the keys " + found + " mean nothing to the task " + task.label());
    }
  }

  /** Returns the object of a key, which has some of these keys; without any when there is none. */
  SememeJson object(String key, Set<String> known) {
    JsonNode value = valueOf(key).orElseGet(JsonNodeFactory.instance::objectNode);
    if (!(value instanceof ObjectNode object)) {
      throw folder.failed(FILE + ": '" + key + "' must be an object");
    }
    SememeJson read = new SememeJson(folder, object);
    read.refuseUnknownKeys(known, " in '" + key + "'");
    return read;
  }

  Task task() {
    String label = text("task").orElseGet(Task.TEXT_EMBEDDING::label);
    return known("task", label, Task.ofLabel(label), Task.labels());
  }

  Optional<String> text(String key) {
    return valueOf(key).map(node -> requireText(key, node));
  }

  Optional<Boolean> flag(String key) {
    return valueOf(key)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw folder.failed(FILE + ": '" + key + "' must be true or false");
              }
              return node.booleanValue();
            });
  }

  OptionalInt maxTokens() {
    return number("maxTokens", 1, MAX_TOKENS);
  }

  OptionalInt dimension() {
    return number("dimension", 1, MAX_DIMENSION);
  }

  Optional<Pooling> pooling() {
    return text("pooling")
        .map(label -> known("pooling", label, Pooling.ofLabel(label), Pooling.labels()));
  }

  Optional<Activation> activation() {
    return text("activation")
        .map(label -> known("activation", label, Activation.ofLabel(label), Activation.labels()));
  }

  /** All of them unless the descriptor lists those it wants, possibly none. */
  Set<GraphRewrite> rewrites() {
    JsonNode list = valueOf("rewrites").orElse(null);
    if (list == null) {
      return GraphRewrite.all();
    }
    if (!list.isArray()) {
      throw folder.failed(FILE + ": 'rewrites' must be a list of strings");
    }
    Set<GraphRewrite> rewrites = EnumSet.noneOf(GraphRewrite.class);
    list.forEach(label -> rewrites.add(rewrite(requireText("rewrites", label))));
    return rewrites;
  }

  private GraphRewrite rewrite(String label) {
    return known("rewrite", label, GraphRewrite.ofLabel(label), GraphRewrite.labels());
  }

  private <T> T known(String what, String label, Optional<T> found, String labels) {
    return found.orElseThrow(
        () ->
            folder.failed(
                FILE + ": " + what + " '" + label + "' is not known; there is: " + labels));
  }

  Map<Role, String> prefixes() {
    Map<Role, String> prefixes = new EnumMap<>(Role.class);
    Map<String, String> texts = texts("prefix");
    for (Role role : Role.values()) {
      Optional.ofNullable(texts.remove(role.label())).ifPresent(text -> prefixes.put(role, text));
    }
    if (!texts.isEmpty()) {
      throw folder.failed(FILE + ": 'prefix' knows query and passage, not " + texts.keySet());
    }
    return prefixes;
  }

  Map<String, String> texts(String key) {
    Map<String, String> texts = new TreeMap<>();
    valueOf(key).ifPresent(node -> readTexts(key, node, texts));
    return texts;
  }

  private void readTexts(String key, JsonNode node, Map<String, String> texts) {
    if (!node.isObject()) {
      throw folder.failed(FILE + ": '" + key + "' must be an object of strings");
    }
    node.properties()
        .forEach(entry -> texts.put(entry.getKey(), requireText(key, entry.getValue())));
  }

  OptionalInt number(String key, int min, int max) {
    JsonNode node = valueOf(key).orElse(null);
    if (node == null) {
      return OptionalInt.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < min
        || node.intValue() > max) {
      throw folder.failed(
          FILE + ": '" + key + "' must be a whole number from " + min + " to " + max);
    }
    return OptionalInt.of(node.intValue());
  }

  private String requireText(String key, JsonNode node) {
    if (!node.isTextual()) {
      throw folder.failed(FILE + ": '" + key + "' must be a string");
    }
    return node.textValue();
  }

  private Optional<JsonNode> valueOf(String key) {
    return Optional.ofNullable(json.get(key));
  }
}
