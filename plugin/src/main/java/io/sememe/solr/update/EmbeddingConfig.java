// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.schema.IndexSchema;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an {@link EmbeddingUpdateProcessorFactory}.
 *
 * @param model the model's name
 * @param sources the fields whose text is encoded, in this order; at least one
 * @param dest the field that gets the vector
 * @param onError what happens to a document that cannot be encoded
 * @param errorField the field that gets the reason when {@code onError} is MARK
 */
record EmbeddingConfig(
    String model, List<String> sources, String dest, OnError onError, String errorField) {
  static final String MODEL = "model";
  static final String SOURCE = "source";
  static final String DEST = "dest";
  static final String ON_ERROR = "onError";
  static final String ERROR_FIELD = "errorField";

  private static final String DEFAULT_ON_ERROR = "fail";
  private static final String DEFAULT_ERROR_FIELD = "embedding_error";

  /**
   * Reads the parameters; one that is missing or not known is refused.
   *
   * @throws org.apache.solr.common.SolrException 400 that names the parameter
   */
  static EmbeddingConfig of(NamedList<?> args) {
    Map<String, Object> rest = new LinkedHashMap<>();
    args.forEach((name, value) -> putOnce(rest, name, value));
    String model = require(rest, MODEL);
    List<String> sources = fieldNames(require(rest, SOURCE));
    String dest = require(rest, DEST);
    OnError onError = OnError.ofLabel(take(rest, ON_ERROR, DEFAULT_ON_ERROR));
    String errorField = take(rest, ERROR_FIELD, DEFAULT_ERROR_FIELD);
    if (!rest.isEmpty()) {
      throw refused(
          "unknown parameters "
              + rest.keySet()
              + "; there are: "
              + List.of(MODEL, SOURCE, DEST, ON_ERROR, ERROR_FIELD));
    }
    return new EmbeddingConfig(model, sources, dest, onError, errorField);
  }

  /**
   * Makes sure that the schema has the fields: a source that is misspelt would give no vector,
   * silently.
   *
   * @throws org.apache.solr.common.SolrException 400 that names the field
   */
  Destination requireFields(IndexSchema schema) {
    for (String source : sources) {
      requireField(schema, SOURCE, source);
    }
    if (onError.marks()) {
      requireField(schema, ERROR_FIELD, errorField);
    }
    return Destination.of(schema, dest);
  }

  private static void requireField(IndexSchema schema, String parameter, String field) {
    if (schema.getFieldOrNull(field) == null) {
      throw refused(
          "the schema has no field '"
              + field
              + "', named by "
              + parameter
              + "; it has: "
              + new TreeSet<>(schema.getFields().keySet()));
    }
  }

  // A list of values reads like one parameter with several fields, and only the last would count.
  private static void putOnce(Map<String, Object> args, String name, Object value) {
    if (args.put(name, value) != null) {
      throw refused(
          "parameter '"
              + name
              + "' is given twice; several fields are one value, separated by commas");
    }
  }

  private static List<String> fieldNames(String list) {
    List<String> names =
        Arrays.stream(list.split(",")).map(String::trim).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty()) {
      throw refused("parameter '" + SOURCE + "' names no field");
    }
    return names;
  }

  private static String require(Map<String, Object> args, String name) {
    String value = takeOrNull(args, name);
    if (value == null || value.isBlank()) {
      throw refused("missing parameter '" + name + "'");
    }
    return value.trim();
  }

  private static @Nullable String takeOrNull(Map<String, Object> args, String name) {
    Object value = args.remove(name);
    return value == null ? null : value.toString();
  }

  private static String take(Map<String, Object> args, String name, String otherwise) {
    String value = takeOrNull(args, name);
    return value == null ? otherwise : value;
  }

  private static SolrException refused(String reason) {
    return SolrErrors.badRequest("EmbeddingUpdateProcessorFactory: " + reason);
  }
}
