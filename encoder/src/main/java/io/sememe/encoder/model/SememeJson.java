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
  private static final int MAX_TOKENS = 1 << 17;

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
    read.refuseUnknownKeys();
    return read;
  }

  private void refuseUnknownKeys() {
    Set<String> unknown = new TreeSet<>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw folder.failed(
          FILE + ": unknown keys " + unknown + "; there are: " + new TreeSet<>(KEYS));
    }
  }

  Task task() {
    String label = text("task").orElseGet(Task.TEXT_EMBEDDING::label);
    return Task.ofLabel(label)
        .orElseThrow(
            () ->
                folder.failed(
                    FILE + ": task '" + label + "' is not known; there is: " + Task.labels()));
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
    return number("maxTokens", MAX_TOKENS);
  }

  OptionalInt dimension() {
    return number("dimension", MAX_DIMENSION);
  }

  Optional<Pooling> pooling() {
    return text("pooling")
        .map(
            label ->
                Pooling.ofLabel(label)
                    .orElseThrow(
                        () ->
                            folder.failed(
                                FILE
                                    + ": pooling '"
                                    + label
                                    + "' is not known; there is: "
                                    + Pooling.labels())));
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
    return GraphRewrite.ofLabel(label)
        .orElseThrow(
            () ->
                folder.failed(
                    FILE
                        + ": rewrite '"
                        + label
                        + "' is not known; there is: "
                        + GraphRewrite.labels()));
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

  private OptionalInt number(String key, int max) {
    JsonNode node = valueOf(key).orElse(null);
    if (node == null) {
      return OptionalInt.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < 1
        || node.intValue() > max) {
      throw folder.failed(FILE + ": '" + key + "' must be a whole number from 1 to " + max);
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
