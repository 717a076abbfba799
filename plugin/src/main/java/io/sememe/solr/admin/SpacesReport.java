// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.ModelStatus;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What administrators see: plain maps, which every response writer of Solr can write. */
final class SpacesReport {
  private SpacesReport() {}

  /** Returns, of each model that a memory names, what it is on a node. */
  static Map<String, Object> models(Collection<FieldSpaces> fields, List<ModelStatus> installed) {
    Map<String, ModelStatus> byName =
        installed.stream().collect(Collectors.toMap(ModelStatus::name, Function.identity()));
    Map<String, Object> models = new TreeMap<>();
    fields.stream()
        .flatMap(SpacesReport::named)
        .forEach(name -> models.put(name, ModelReport.basics(byName.get(name))));
    return models;
  }

  private static Stream<String> named(FieldSpaces field) {
    return Stream.concat(Stream.of(field.configured()), field.spaces().map(VectorSpace::model));
  }
}
