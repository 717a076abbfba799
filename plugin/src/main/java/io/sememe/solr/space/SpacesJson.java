// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.solr.common.util.Utils;
import org.jspecify.annotations.Nullable;

/** The memory of a collection as JSON. */
final class SpacesJson {
  private SpacesJson() {}

  /** Reads; an empty text is an empty memory. */
  static Map<String, FieldSpaces> read(String json) {
    Map<String, FieldSpaces> all = new TreeMap<>();
    if (!json.isEmpty()) {
      map(Utils.fromJSONString(json))
          .forEach((name, value) -> all.put(name, fieldSpaces(name, map(value))));
    }
    return all;
  }

  /** Writes. */
  static String write(Map<String, FieldSpaces> all) {
    Map<String, Object> json = new TreeMap<>();
    all.forEach((name, spaces) -> json.put(name, json(spaces)));
    return Utils.toJSONString(json);
  }

  private static FieldSpaces fieldSpaces(String name, Map<String, Object> json) {
    VectorSpace current = space(json.get("current"));
    if (current == null) {
      throw new IllegalStateException("the memory of field '" + name + "' has no current space");
    }
    return new FieldSpaces(
        name,
        text(json, "configured"),
        VectorUnit.ofLabel(text(json, "unit")),
        current,
        space(json.get("next")),
        space(json.get("previous")),
        ((Collection<?>) json.getOrDefault("accepted", new TreeSet<>()))
            .stream().map(Object::toString).collect(Collectors.toSet()));
  }

  private static @Nullable VectorSpace space(@Nullable Object json) {
    return json == null
        ? null
        : new VectorSpace(
            text(map(json), "field"), text(map(json), "model"), text(map(json), "fingerprint"));
  }

  private static Map<String, Object> json(FieldSpaces spaces) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("configured", spaces.configured());
    json.put("unit", spaces.unit().label());
    json.put("current", json(spaces.current()));
    putIfAny(json, "next", spaces.next());
    putIfAny(json, "previous", spaces.previous());
    json.put("accepted", new TreeSet<>(spaces.accepted()));
    return json;
  }

  private static void putIfAny(Map<String, Object> json, String key, @Nullable VectorSpace space) {
    if (space != null) {
      json.put(key, json(space));
    }
  }

  private static Map<String, Object> json(VectorSpace space) {
    return Map.of(
        "field", space.field(), "model", space.model(), "fingerprint", space.fingerprint());
  }

  private static String text(Map<String, Object> json, String key) {
    Object value = json.get(key);
    if (value == null) {
      throw new IllegalStateException("the memory of the collection lacks " + key);
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys.
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
