// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the descriptor of an installed model says that every peer has to be told.
 *
 * @param models the folder of all models
 * @param name the model's folder in it
 * @param maxTokens its limit
 * @param pooling how the vectors of tokens become one
 */
public record ModelSpec(Path models, String name, int maxTokens, String pooling) {

  static ModelSpec read(Path models, String name) {
    Path descriptor = models.resolve(name).resolve("sememe.json");
    if (!Files.exists(descriptor)) {
      throw new NodeException("there is no model " + name + "; installed are " + names(models));
    }
    try {
      JsonNode json = new ObjectMapper().readTree(descriptor.toFile());
      return new ModelSpec(
          models, name, json.path("maxTokens").asInt(), json.path("pooling").asText());
    } catch (IOException e) {
      throw new NodeException("cannot read " + descriptor, e);
    }
  }

  boolean meanPooling() {
    return pooling.equals("mean");
  }

  Path folder() {
    return models.resolve(name);
  }

  /** The bytes of its graph. */
  public long fileSize() {
    try {
      return Files.size(folder().resolve("model.onnx"));
    } catch (IOException e) {
      throw new NodeException("the model " + name + " has no file", e);
    }
  }

  /** The name of another installed model. */
  String sibling() {
    return names(models).stream()
        .filter(other -> !other.equals(name))
        .findFirst()
        .orElseThrow(() -> new NodeException("there is no model beside " + name));
  }

  private static List<String> names(Path models) {
    try (Stream<Path> folders = Files.list(models)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new NodeException("cannot list " + models, e);
    }
  }
}
