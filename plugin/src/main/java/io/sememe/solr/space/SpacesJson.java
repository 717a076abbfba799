// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.solr.common.util.Utils;

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
    return new FieldSpaces(
        name,
        text(json, "configured"),
        VectorUnit.ofLabel(text(json, "unit")),
        space(require(json, "current")),
        Optional.ofNullable(json.get("next")).map(SpacesJson::space),
        list(json, "retired").map(SpacesJson::space).toList(),
        list(json, "accepted").map(Object::toString).collect(Collectors.toSet()));
  }

  private static VectorSpace space(Object json) {
    Map<String, Object> space = map(json);
    return new VectorSpace(text(space, "field"), text(space, "model"), text(space, "fingerprint"));
  }

  private static Stream<?> list(Map<String, Object> json, String key) {
    return json.get(key) instanceof Collection<?> list ? list.stream() : Stream.empty();
  }

  private static Map<String, Object> json(FieldSpaces spaces) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("configured", spaces.configured());
    json.put("unit", spaces.unit().label());
    json.put("current", json(spaces.current()));
    spaces.next().ifPresent(next -> json.put("next", json(next)));
    json.put("retired", spaces.retired().stream().map(SpacesJson::json).toList());
    json.put("accepted", new TreeSet<>(spaces.accepted()));
    return json;
  }

  private static Map<String, Object> json(VectorSpace space) {
    return Map.of(
        "field", space.field(), "model", space.model(), "fingerprint", space.fingerprint());
  }

  private static String text(Map<String, Object> json, String key) {
    return require(json, key).toString();
  }

  private static Object require(Map<String, Object> json, String key) {
    Object value = json.get(key);
    if (value == null) {
      throw new IllegalStateException("the memory of the collection lacks " + key);
    }
    return value;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys.
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
