// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.Utils;
import org.jspecify.annotations.Nullable;

/** The memory of a collection as JSON. */
final class SpacesJson {
  private SpacesJson() {}

  /**
   * Reads; an empty text is an empty memory. The map is the caller's.
   *
   * @throws SolrException 500 when the text is no memory
   */
  static Map<String, FieldSpaces> read(String json) {
    Map<String, FieldSpaces> all = new TreeMap<>();
    if (!json.isEmpty()) {
      object("memory", parse(json))
          .forEach((name, value) -> all.put(name.toString(), fieldSpaces(name.toString(), value)));
    }
    return all;
  }

  /** Writes. */
  static String write(Map<String, FieldSpaces> all) {
    return Utils.toJSONString(all);
  }

  private static Object parse(String json) {
    try {
      return Utils.fromJSONString(json);
    } catch (RuntimeException e) {
      throw malformed("it is no JSON", e);
    }
  }

  private static FieldSpaces fieldSpaces(String name, Object value) {
    Map<?, ?> json = object(name, value);
    return new FieldSpaces(
        name,
        text(json, "configured"),
        unit(text(json, "unit")),
        space("current", json.get("current")),
        Optional.ofNullable(json.get("next")).map(next -> space("next", next)),
        array(json, "retired").stream().map(space -> space("retired", space)).toList(),
        texts(json, "accepted"));
  }

  private static VectorUnit unit(String label) {
    try {
      return VectorUnit.ofLabel(label);
    } catch (IllegalArgumentException e) {
      throw malformed("unit is '" + label + "'", e);
    }
  }

  private static VectorSpace space(String key, @Nullable Object value) {
    Map<?, ?> json = object(key, value);
    return new VectorSpace(text(json, "field"), text(json, "model"), text(json, "fingerprint"));
  }

  private static Set<String> texts(Map<?, ?> json, String key) {
    return array(json, key).stream().map(value -> text(key, value)).collect(Collectors.toSet());
  }

  private static List<?> array(Map<?, ?> json, String key) {
    if (json.get(key) instanceof List<?> values) {
      return values;
    }
    throw malformed(key + " is no array", null);
  }

  private static String text(Map<?, ?> json, String key) {
    return text(key, json.get(key));
  }

  private static String text(String key, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw malformed(key + " is no text", null);
  }

  private static Map<?, ?> object(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> json) {
      return json;
    }
    throw malformed(key + " is no object", null);
  }

  private static SolrException malformed(String reason, @Nullable Exception e) {
    return new SolrException(
        ErrorCode.SERVER_ERROR,
        "what the collection remembers of its vector fields is damaged ("
            + reason
            + "): restore it from a backup, or remove it and index the collection again",
        e);
  }
}
