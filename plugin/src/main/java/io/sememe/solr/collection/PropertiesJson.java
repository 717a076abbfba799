// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.Utils;
import org.jspecify.annotations.Nullable;

/** The properties of a collection as Solr keeps them in ZooKeeper: one JSON object of texts. */
final class PropertiesJson {
  private PropertiesJson() {}

  /**
   * Reads; the map is the caller's.
   *
   * @throws SolrException 500 when it is something else
   */
  static Map<String, Object> read(String collection, byte @Nullable [] bytes) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (bytes == null || bytes.length == 0) {
      return properties;
    }
    if (!(parse(collection, bytes) instanceof Map<?, ?> json)) {
      throw malformed(collection, null);
    }
    json.forEach((name, value) -> properties.put(name.toString(), value));
    return properties;
  }

  /** Writes. */
  static byte[] write(Map<String, Object> properties) {
    return Utils.toJSON(properties);
  }

  private static Object parse(String collection, byte[] bytes) {
    try {
      return Utils.fromJSONString(new String(bytes, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw malformed(collection, e);
    }
  }

  private static SolrException malformed(String collection, @Nullable Exception e) {
    return new SolrException(
        ErrorCode.SERVER_ERROR,
        "the properties of collection '" + collection + "' in ZooKeeper are no JSON object",
        e);
  }
}
