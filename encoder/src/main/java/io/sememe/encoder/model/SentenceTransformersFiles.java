// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What sentence-transformers writes beside a model: {@code modules.json} (the steps after the
 * encoder), {@code 1_Pooling/config.json}, {@code 2_Dense} and {@code
 * config_sentence_transformers.json} (prompts). A step we do not know is refused: leaving it out
 * would give vectors that look right and are wrong.
 */
final class SentenceTransformersFiles {
  private static final String MODULES = "modules.json";
  private static final String PROMPTS = "config_sentence_transformers.json";
  private static final String TRANSFORMER = "Transformer";
  private static final String POOLING = "Pooling";
  private static final String DENSE = "Dense";
  private static final String NORMALIZE = "Normalize";

  /** In the order in which we do them. */
  private static final List<String> KNOWN_STEPS = List.of(TRANSFORMER, POOLING, DENSE, NORMALIZE);

  /** Where the classes of steps lie; below it, releases differ. */
  private static final String PACKAGE = "sentence_transformers.";

  private static final Map<String, Pooling> POOLING_FLAGS =
      Map.of(
          "pooling_mode_cls_token", Pooling.CLS,
          "pooling_mode_mean_tokens", Pooling.MEAN,
          "pooling_mode_max_tokens", Pooling.MAX,
          "pooling_mode_mean_sqrt_len_tokens", Pooling.MEAN_SQRT_LEN,
          "pooling_mode_weightedmean_tokens", Pooling.WEIGHTEDMEAN,
          "pooling_mode_lasttoken", Pooling.LASTTOKEN);

  private final ModelFolder folder;
  private final Optional<List<Step>> modules;

  /** A step: what it does, and the folder of its files. */
  private record Step(String name, String path) {}

  SentenceTransformersFiles(ModelFolder folder) {
    this.folder = folder;
    this.modules = FolderJson.read(folder, MODULES).map(this::steps);
  }

  /** Returns whether the folder says that vectors are normalised, if it says anything. */
  Optional<Boolean> normalize() {
    return modules.map(steps -> named(steps, NORMALIZE).findAny().isPresent());
  }

  /** Returns the pooling the folder states, if it states one. */
  Optional<Pooling> pooling() {
    String path =
        modules
            .flatMap(steps -> named(steps, POOLING).map(Step::path).findFirst())
            .filter(stated -> !stated.isEmpty())
            .orElse("1_Pooling");
    String file = path + "/config.json";
    return FolderJson.read(folder, file).map(json -> onePooling(file, json));
  }

  /** Returns the folders of the layers between pooling and the vector, in order. */
  List<String> denseFolders() {
    return modules.map(steps -> named(steps, DENSE).map(Step::path).toList()).orElse(List.of());
  }

  /**
   * Returns the prompts of the folder; the passage's may be called "passage" or "document". A role
   * without one has that which the folder calls its usual one, if it does.
   */
  Map<Role, String> prefixes() {
    JsonNode json = FolderJson.read(folder, PROMPTS).orElse(null);
    Map<Role, String> prefixes = new EnumMap<>(Role.class);
    if (json != null) {
      JsonNode prompts = json.path("prompts");
      JsonNode usual = prompts.path(json.path("default_prompt_name").asText());
      put(prefixes, Role.QUERY, usual);
      put(prefixes, Role.PASSAGE, usual);
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

  private List<Step> steps(JsonNode json) {
    if (!json.isArray() || json.isEmpty()) {
      throw folder.failed(MODULES + " must hold a list of steps");
    }
    List<Step> steps = new ArrayList<>();
    json.forEach(step -> steps.add(step(step)));
    requireOrder(steps.stream().map(Step::name).toList());
    return steps;
  }

  private Step step(JsonNode json) {
    String type = json.path("type").asText();
    String name = type.substring(type.lastIndexOf('.') + 1);
    if (!type.startsWith(PACKAGE) || !KNOWN_STEPS.contains(name)) {
      throw folder.failed(
          MODULES + " has a step '" + type + "'; there are: " + String.join(", ", KNOWN_STEPS));
    }
    return new Step(name, json.path("path").asText());
  }

  private void requireOrder(List<String> names) {
    List<String> sorted =
        names.stream().sorted(Comparator.comparingInt(KNOWN_STEPS::indexOf)).toList();
    boolean repeats =
        names.stream().filter(name -> !name.equals(DENSE)).distinct().count()
            < names.stream().filter(name -> !name.equals(DENSE)).count();
    if (repeats || !names.equals(sorted)) {
      throw folder.failed(
          MODULES
              + " has the steps "
              + names
              + "; known is the order "
              + KNOWN_STEPS
              + ", with any number of "
              + DENSE);
    }
  }

  private static Stream<Step> named(List<Step> steps, String name) {
    return steps.stream().filter(step -> step.name().equals(name));
  }

  private Pooling onePooling(String file, JsonNode json) {
    if (!json.path("include_prompt").asBoolean(true)) {
      throw folder.failed(file + " sets include_prompt to false; we pool the prompt as well");
    }
    JsonNode mode = json.path("pooling_mode");
    return mode.isMissingNode() ? ofFlags(file, json) : ofMode(file, mode);
  }

  private Pooling ofFlags(String file, JsonNode json) {
    List<Pooling> set =
        POOLING_FLAGS.entrySet().stream()
            .filter(flag -> json.path(flag.getKey()).asBoolean(false))
            .map(Map.Entry::getValue)
            .toList();
    if (set.size() != 1) {
      throw folder.failed(file + " must set exactly one pooling mode, sets " + set);
    }
    return set.get(0);
  }

  // As newer releases write it.
  private Pooling ofMode(String file, JsonNode mode) {
    return Pooling.ofLabel(mode.asText().replace("_tokens", ""))
        .filter(pooling -> pooling != Pooling.NONE)
        .orElseThrow(
            () -> folder.failed(file + " has the pooling mode " + mode + ", which is not known"));
  }
}
