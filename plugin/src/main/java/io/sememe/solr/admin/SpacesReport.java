// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What administrators see: plain maps, which every response writer of Solr can write. */
final class SpacesReport {
  private static final String NOT_INSTALLED = "NOT_INSTALLED";

  private SpacesReport() {}

  /** Returns, of each model that a memory names, what it is on a node. */
  static Map<String, Object> models(Collection<FieldSpaces> fields, List<ModelStatus> installed) {
    Map<String, ModelStatus> byName =
        installed.stream().collect(Collectors.toMap(ModelStatus::name, Function.identity()));
    Map<String, Object> models = new TreeMap<>();
    fields.stream()
        .flatMap(SpacesReport::named)
        .forEach(name -> models.put(name, model(byName.get(name))));
    return models;
  }

  private static Stream<String> named(FieldSpaces field) {
    return Stream.concat(Stream.of(field.configured()), field.spaces().map(VectorSpace::model));
  }

  private static Map<String, Object> model(@Nullable ModelStatus status) {
    if (status == null) {
      return Map.of("state", NOT_INSTALLED);
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("state", status.state().name());
    EmbeddingSpace space = status.space();
    if (space != null) {
      model.put("fingerprint", space.fingerprint());
    }
    DeviceInUse device = status.device();
    if (device != null) {
      model.put("device", device.name());
    }
    if (device != null && device.fallback() != null) {
      model.put("fallback", device.fallback());
    }
    String reason = status.reason();
    if (reason != null) {
      model.put("reason", reason);
    }
    return model;
  }
}
