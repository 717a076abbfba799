// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the answers of several nodes say together. */
final class NodeComparison {
  private static final String STATUS = "status";
  private static final String MODELS = "models";
  private static final String READY = "READY";
  private static final String FINGERPRINT = "fingerprint";
  private static final String SHA256 = "sha256";
  private static final int OK = 200;

  private NodeComparison() {}

  /**
   * Returns whether each node that has a collection, or coordinates its searches, has all models
   * that it names. Nodes that nobody could ask because no collection there has the handler do not
   * count.
   *
   * @param names what nodes call the collection
   */
  static boolean isReady(Collection<Map<String, Object>> answers, Set<String> names) {
    return answers.stream().allMatch(answer -> isReady(answer, names));
  }

  private static boolean isReady(Map<String, Object> answer, Set<String> names) {
    if (!Integer.valueOf(OK).equals(answer.get(STATUS))) {
      return AllNodes.isWithoutHandler(answer);
    }
    return models(answer).values().stream()
        .filter(
            model ->
                model.get("namedBy") instanceof Map<?, ?> by
                    && names.stream().anyMatch(by::containsKey))
        .allMatch(model -> READY.equals(model.get("state")));
  }

  /**
   * Returns the models in memory that are not the same on all nodes: for each its name, and what it
   * is by node.
   */
  static List<Object> divergent(Map<String, Map<String, Object>> answers) {
    Map<String, Map<String, Object>> byModel = new TreeMap<>();
    answers.forEach(
        (node, answer) ->
            models(answer)
                .forEach(
                    (model, known) -> {
                      if (READY.equals(known.get("state"))) {
                        byModel.computeIfAbsent(model, key -> new TreeMap<>()).put(node, known);
                      }
                    }));
    List<Object> divergent = new ArrayList<>();
    byModel.forEach(
        (model, nodes) -> {
          if (kinds(nodes).size() > 1) {
            divergent.add(shown(model, nodes));
          }
        });
    return divergent;
  }

  private static Set<Object> kinds(Map<String, Object> nodes) {
    Set<Object> kinds = new HashSet<>();
    nodes.values().forEach(model -> kinds.add(identity((Map<?, ?>) model)));
    return kinds;
  }

  private static List<Object> identity(Map<?, ?> model) {
    return Arrays.asList(model.get(FINGERPRINT), model.get(SHA256));
  }

  private static Map<String, Object> shown(String model, Map<String, Object> nodes) {
    Map<String, Object> byNode = new TreeMap<>();
    nodes.forEach((node, known) -> byNode.put(node, identityShown((Map<?, ?>) known)));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("model", model);
    shown.put("nodes", byNode);
    return shown;
  }

  private static Map<String, Object> identityShown(Map<?, ?> model) {
    Map<String, Object> identity = new LinkedHashMap<>();
    for (String name : List.of(FINGERPRINT, SHA256)) {
      Object value = model.get(name);
      if (value != null) {
        identity.put(name, value);
      }
    }
    return identity;
  }

  private static Map<String, Map<?, ?>> models(Map<String, Object> answer) {
    Map<String, Map<?, ?>> models = new TreeMap<>();
    if (answer.get(MODELS) instanceof Map<?, ?> known) {
      known.forEach(
          (name, model) -> {
            if (model instanceof Map<?, ?> map) {
              models.put(name.toString(), map);
            }
          });
    }
    return models;
  }
}
