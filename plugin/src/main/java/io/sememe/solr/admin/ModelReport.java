// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelDetails;
import io.sememe.encoder.ModelStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model as administrators see it: plain maps, which every response writer of Solr can write, and
 * no folder of this machine. What is not known is left out.
 */
final class ModelReport {
  private static final String NOT_INSTALLED = "NOT_INSTALLED";
  private static final Set<Object> NOTHING = Set.of(Map.of(), List.of(), "", 0L, false);

  private ModelReport() {}

  /**
   * Returns all models that are installed, were asked for, or are named, by name.
   *
   * @param namedBy by model and collection, the places that name it
   */
  static Map<String, Map<String, Object>> all(
      List<ModelStatus> models, Map<String, Map<String, Set<String>>> namedBy) {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    namedBy.forEach((name, places) -> all.put(name, named(basics(null), places)));
    models.forEach(
        model ->
            all.put(
                model.name(), named(full(model), namedBy.getOrDefault(model.name(), Map.of()))));
    return all;
  }

  /** Returns what a model is on a node; null stands for one that is not installed. */
  static Map<String, Object> basics(@Nullable ModelStatus status) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("state", status == null ? NOT_INSTALLED : status.state().name());
    if (status == null) {
      return model;
    }
    EmbeddingSpace space = status.space();
    put(model, "fingerprint", space == null ? null : space.fingerprint());
    DeviceInUse device = status.device();
    put(model, "device", device == null ? null : device.name());
    put(model, "fallback", device == null ? null : withoutFolders(device.fallback()));
    put(model, "reason", withoutFolders(status.reason()));
    return model;
  }

  private static Map<String, Object> full(ModelStatus status) {
    Map<String, Object> model = basics(status);
    EmbeddingSpace space = status.space();
    put(model, "dimension", space == null ? null : space.dimension());
    ModelDetails details = status.details();
    put(model, "task", details.task());
    put(model, "loadMillis", details.loadMillis());
    put(model, "nativeBytes", details.nativeBytes());
    put(model, "retrySeconds", details.retrySeconds());
    put(model, "reloading", details.reloading());
    put(model, "reloadFailure", withoutFolders(details.reloadFailure()));
    put(model, "tokenLimits", new TreeMap<>(details.tokenLimits()));
    put(model, "warnings", details.warnings());
    put(model, "licence", details.licence());
    put(model, "source", details.source());
    put(model, "sha256", new TreeMap<>(details.sha256()));
    return model;
  }

  private static Map<String, Object> named(
      Map<String, Object> model, Map<String, Set<String>> places) {
    Map<String, Object> lists = new TreeMap<>();
    places.forEach((collection, names) -> lists.put(collection, List.copyOf(names)));
    put(model, "namedBy", lists);
    return model;
  }

  private static @Nullable String withoutFolders(@Nullable String text) {
    return text == null ? null : EncoderException.withoutFolders(text);
  }

  private static void put(Map<String, Object> model, String name, @Nullable Object value) {
    if (value != null && !NOTHING.contains(value)) {
      model.put(name, value);
    }
  }
}
