// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import io.sememe.command.Sums;
import io.sememe.command.hub.DescriptorJson;
import io.sememe.encoder.ModelInspection;
import io.sememe.encoder.TrialReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The {@code sememe.json} that a model gets: what is in force, where it is from, and its sums. */
public final class DescriptorFile {
  static final String NAME = DescriptorJson.NAME;

  private static final String TEXT_EMBEDDING = "text-embedding";
  private static final String SUMS = DescriptorJson.SUMS;
  private static final String GOLDEN = "golden";
  private static final String PREFIX = DescriptorJson.PREFIX;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json;

  private DescriptorFile(ObjectNode json) {
    this.json = json;
  }

  /** Reads that of a folder; an empty one where there is none. */
  static DescriptorFile in(Path folder) {
    return new DescriptorFile(DescriptorJson.in(folder).orElseGet(JSON::createObjectNode));
  }

  /** Returns what it would be of a model that is looked at. */
  public static JsonNode of(Path folder, ModelInspection model) {
    DescriptorFile file = in(folder);
    file.state(model);
    model.files().forEach((name, one) -> file.sums().put(name, one.sha256()));
    return file.json;
  }

  /** Returns the licence that it states; empty where it states none. */
  String licence() {
    return json.path("licence").asText();
  }

  /** Says what the person says, which wins over what the files say. */
  void state(AddRequest request) {
    request.task().ifPresent(task -> json.put("task", task));
    request.pooling().ifPresent(pooling -> json.put("pooling", pooling));
    request.queryPrefix().ifPresent(prefix -> json.withObject("/" + PREFIX).put("query", prefix));
    request
        .passagePrefix()
        .ifPresent(prefix -> json.withObject("/" + PREFIX).put("passage", prefix));
    request.licence().ifPresent(licence -> json.put("licence", licence));
  }

  /** Says which file is the model, where it is from and what it is given under. */
  void state(ModelSource source) {
    json.put("model", source.choice().model());
    if (!json.has("licence") && !source.licence().isEmpty()) {
      json.put("licence", source.licence());
    }
    if (!source.origin().isEmpty()) {
      json.put("source", source.origin());
    }
  }

  /** Spells out what the model's files say in several places. */
  void state(ModelInspection model) {
    json.put("task", model.task());
    if (model.task().equals(TEXT_EMBEDDING)) {
      json.put("pooling", model.pooling()).put("normalize", model.normalize());
      model
          .prefixes()
          .forEach((role, prefix) -> json.withObject("/" + PREFIX).put(role.label(), prefix));
    }
    json.put("maxTokens", model.maxTokens());
  }

  /** Pins files to what they are now, whatever was pinned before. */
  void pin(Path folder, Collection<String> files) {
    json.remove(SUMS);
    for (String file : new TreeSet<>(files)) {
      if (!file.equals(NAME)) {
        sums().put(file, Sums.sha256(folder.resolve(file)));
      }
    }
  }

  /** Keeps vectors that the model gave, in place of those that were kept before. */
  void keep(List<TrialReport.Golden> golden) {
    ArrayNode list = json.putArray(GOLDEN);
    for (TrialReport.Golden one : golden) {
      ArrayNode vector =
          list.addObject()
              .put("text", one.text())
              .put("role", one.role().label())
              .putArray("vector");
      for (float value : one.vector()) {
        vector.add(value);
      }
    }
  }

  private ObjectNode sums() {
    return json.withObject("/" + SUMS);
  }

  /** Makes sure that what was pinned by whoever wrote it holds; pins of files left out do not. */
  void requirePinned(Path folder, Collection<String> files) {
    json.path(SUMS)
        .properties()
        .forEach(
            pin -> {
              if (files.contains(pin.getKey())) {
                requirePinned(folder, pin.getKey(), pin.getValue().asText());
              }
            });
  }

  private static void requirePinned(Path folder, String file, String expected) {
    String actual = Sums.sha256(folder.resolve(file));
    if (!expected.equalsIgnoreCase(actual)) {
      throw new CommandException(
          file
              + " has SHA-256 "
              + actual
              + ", the model's own "
              + NAME
              + " expects "
              + expected
              + ": it is damaged or was exchanged");
    }
  }

  /** Writes it. */
  void write(Path folder) {
    try {
      Files.writeString(folder.resolve(NAME), json.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CommandException("cannot write to " + folder + ": " + e, e);
    }
  }
}
