// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The values of one JSON object of {@code sememe.json}, by key, with the types that they must have.
 * A key that is not known is a spelling mistake and is refused before any is read.
 */
final class JsonKeys {
  private final ModelFolder folder;
  private final String path;
  private final ObjectNode json;

  private JsonKeys(ModelFolder folder, String path, ObjectNode json) {
    this.folder = folder;
    this.path = path;
    this.json = json;
  }

  /**
   * Takes an object up.
   *
   * @param keys all that it may have
   * @throws EncoderException FAILED when it has another one
   */
  static JsonKeys of(ModelFolder folder, ObjectNode json, Set<String> keys) {
    return new JsonKeys(folder, "", json).requireOnly(keys);
  }

  private JsonKeys requireOnly(Set<String> keys) {
    Set<String> unknown = names();
    unknown.removeAll(keys);
    if (!unknown.isEmpty()) {
      String where = path.isEmpty() ? "" : " in '" + path.substring(0, path.length() - 1) + "'";
      throw failed("unknown keys " + unknown + where + "; there are: " + new TreeSet<>(keys));
    }
    return this;
  }

  /** Returns the keys that are there, in a set that the caller may change. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns the exception that says what is wrong in the file. */
  EncoderException failed(String reason) {
    return folder.failed(SememeJson.FILE + ": " + reason);
  }

  /** Returns the exception that says what the value of a key must be. */
  EncoderException mustBe(String key, String what) {
    return failed("'" + path + key + "' must be " + what);
  }

  Optional<JsonNode> valueOf(String key) {
    return Optional.ofNullable(json.get(key));
  }

  /**
   * Returns the object under a key; one without keys when there is none.
   *
   * @param keys all that it may have
   */
  JsonKeys object(String key, Set<String> keys) {
    JsonNode value = valueOf(key).orElseGet(JsonNodeFactory.instance::objectNode);
    if (!(value instanceof ObjectNode object)) {
      throw mustBe(key, "an object");
    }
    return new JsonKeys(folder, path + key + '.', object).requireOnly(keys);
  }

  /**
   * Returns the objects of the list under a key; none when there is no list.
   *
   * @param keys all that each may have
   */
  List<JsonKeys> objects(String key, Set<String> keys) {
    JsonNode list = valueOf(key).orElseGet(JsonNodeFactory.instance::arrayNode);
    if (!list.isArray()) {
      throw mustBe(key, "a list of objects");
    }
    List<JsonKeys> objects = new ArrayList<>();
    for (JsonNode value : list) {
      if (!(value instanceof ObjectNode object)) {
        throw mustBe(key, "a list of objects");
      }
      String place = path + key + '[' + objects.size() + "].";
      objects.add(new JsonKeys(folder, place, object).requireOnly(keys));
    }
    return objects;
  }

  Optional<String> text(String key) {
    return valueOf(key).map(node -> requireText(key, node));
  }

  /**
   * Returns what the label under a key stands for.
   *
   * @param labels all that there are
   */
  <T> Optional<T> labelled(String key, Function<String, Optional<T>> ofLabel, String labels) {
    return text(key).map(label -> known(key, label, ofLabel.apply(label), labels));
  }

  /** Returns the constant under a key, whose labels are the names in lower case. */
  <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
    Map<String, E> byLabel = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      byLabel.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return labelled(
        key, label -> Optional.ofNullable(byLabel.get(label)), String.join(", ", byLabel.keySet()));
  }

  /** Returns what a label stands for, and refuses one that stands for nothing. */
  <T> T known(String what, String label, Optional<T> found, String labels) {
    return found.orElseThrow(
        () -> failed(what + " '" + label + "' is not known; there is: " + labels));
  }

  Optional<Boolean> flag(String key) {
    return valueOf(key)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw mustBe(key, "true or false");
              }
              return node.booleanValue();
            });
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
      throw mustBe(key, "a whole number from " + min + " to " + max);
    }
    return OptionalInt.of(node.intValue());
  }

  /** Returns a number from {@code -most} to {@code most}, also one between two whole ones. */
  OptionalDouble fraction(String key, int most) {
    JsonNode node = valueOf(key).orElse(null);
    if (node == null) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !(Math.abs(node.doubleValue()) <= most)) {
      throw mustBe(key, "a number from -" + most + " to " + most);
    }
    return OptionalDouble.of(node.doubleValue());
  }

  Map<String, String> texts(String key) {
    Map<String, String> texts = new TreeMap<>();
    valueOf(key).ifPresent(node -> readTexts(key, node, texts));
    return texts;
  }

  /** Returns one string for each role that has one. */
  Map<Role, String> byRole(String key) {
    Map<Role, String> byRole = new EnumMap<>(Role.class);
    Map<String, String> texts = texts(key);
    for (Role role : Role.values()) {
      Optional.ofNullable(texts.remove(role.label())).ifPresent(text -> byRole.put(role, text));
    }
    if (!texts.isEmpty()) {
      throw failed("'" + path + key + "' knows query and passage, not " + texts.keySet());
    }
    return byRole;
  }

  private void readTexts(String key, JsonNode node, Map<String, String> texts) {
    if (!node.isObject()) {
      throw mustBe(key, "an object of strings");
    }
    node.properties()
        .forEach(entry -> texts.put(entry.getKey(), requireText(key, entry.getValue())));
  }

  String requireText(String key, JsonNode node) {
    if (!node.isTextual()) {
      throw mustBe(key, "a string");
    }
    return node.textValue();
  }
}
