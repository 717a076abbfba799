// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sentence-transformers writes beside a model: {@code modules.json} (the steps after the
 * encoder), {@code 1_Pooling/config.json} and {@code config_sentence_transformers.json} (prompts).
 * A step we do not know is refused: leaving it out would give vectors that look right and are
 * wrong.
 */
final class SentenceTransformersFiles {
  private static final String MODULES = "modules.json";
  private static final String POOLING = "1_Pooling/config.json";
  private static final String PROMPTS = "config_sentence_transformers.json";
  private static final String NORMALIZE = "Normalize";
  private static final List<String> KNOWN_STEPS = List.of("Transformer", "Pooling", NORMALIZE);
  private static final String MODULE_PREFIX = "sentence_transformers.models.";

  private static final Map<String, Pooling> POOLING_FLAGS =
      Map.of(
          "pooling_mode_cls_token", Pooling.CLS,
          "pooling_mode_mean_tokens", Pooling.MEAN,
          "pooling_mode_max_tokens", Pooling.MAX,
          "pooling_mode_mean_sqrt_len_tokens", Pooling.MEAN_SQRT_LEN,
          "pooling_mode_weightedmean_tokens", Pooling.WEIGHTEDMEAN,
          "pooling_mode_lasttoken", Pooling.LASTTOKEN);

  private final ModelFolder folder;
  private final Optional<List<String>> modules;

  SentenceTransformersFiles(ModelFolder folder) {
    this.folder = folder;
    this.modules = FolderJson.read(folder, MODULES).map(this::moduleNames);
  }

  /** Returns whether the folder says that vectors are normalised, if it says anything. */
  Optional<Boolean> normalize() {
    return modules.map(names -> names.contains(NORMALIZE));
  }

  /** Returns the pooling the folder states, if it states one. */
  Optional<Pooling> pooling() {
    return FolderJson.read(folder, POOLING).map(this::onePooling);
  }

  /** Returns the prompts of the folder; the passage's may be called "passage" or "document". */
  Map<Role, String> prefixes() {
    JsonNode prompts =
        FolderJson.read(folder, PROMPTS).map(json -> json.path("prompts")).orElse(null);
    Map<Role, String> prefixes = new EnumMap<>(Role.class);
    if (prompts != null) {
      put(prefixes, Role.QUERY, prompts.path("query"));
      put(prefixes, Role.PASSAGE, prompts.path("document"));
      put(prefixes, Role.PASSAGE, prompts.path("passage"));
    }
    return prefixes;
  }

  private static void put(Map<Role, String> prefixes, Role role, JsonNode prompt) {
    if (prompt.isTextual()) {
      prefixes.put(role, prompt.textValue());
    }
  }

  private List<String> moduleNames(JsonNode json) {
    if (!json.isArray() || json.isEmpty()) {
      throw folder.failed(MODULES + " must hold a list of steps");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode step : json) {
      String type = step.path("type").asText();
      names.add(type.startsWith(MODULE_PREFIX) ? type.substring(MODULE_PREFIX.length()) : type);
    }
    names.forEach(this::requireKnown);
    return names;
  }

  private void requireKnown(String module) {
    if (!KNOWN_STEPS.contains(module)) {
      throw folder.failed(
          MODULES + " has a step '" + module + "'; there are: " + String.join(", ", KNOWN_STEPS));
    }
  }

  private Pooling onePooling(JsonNode json) {
    if (!json.path("include_prompt").asBoolean(true)) {
      throw folder.failed(POOLING + " sets include_prompt to false; we pool the prompt as well");
    }
    List<Pooling> set =
        POOLING_FLAGS.entrySet().stream()
            .filter(flag -> json.path(flag.getKey()).asBoolean(false))
            .map(Map.Entry::getValue)
            .toList();
    if (set.size() != 1) {
      throw folder.failed(POOLING + " must set exactly one pooling mode, sets " + set);
    }
    return set.get(0);
  }
}
