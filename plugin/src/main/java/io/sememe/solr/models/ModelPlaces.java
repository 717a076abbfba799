// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places that name models, by model, sorted. Not thread-safe. */
final class ModelPlaces {
  private final Map<String, Set<String>> byModel = new TreeMap<>();

  /** Adds what a plugin names, if it is one that names models. */
  void addPlugin(String place, @Nullable Object plugin) {
    if (plugin instanceof ModelUser user) {
      add(place, user.models());
    }
  }

  /** Adds models of a place. */
  void add(String place, Stream<String> models) {
    models
        .filter(model -> !model.isBlank())
        .forEach(model -> byModel.computeIfAbsent(model, name -> new TreeSet<>()).add(place));
  }

  /** Returns all of them; the map is the caller's. */
  Map<String, Set<String>> byModel() {
    return byModel;
  }
}
