// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Variants of models in a folder of their own, opened with the settings of a Solr node. */
final class Bench implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final String DESCRIPTOR = "sememe.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CheckPlan plan;
  private final Path folder;
  private final Encoders encoders;

  /**
   * Opens nothing yet.
   *
   * @param name of the folder of its variants, in the folder of the plan
   */
  Bench(CheckPlan plan, String name) throws IOException {
    this.plan = plan;
    this.folder = Files.createDirectories(plan.work().resolve(name));
    this.encoders = new Encoders(settings(folder));
  }

  /** Returns settings for models in a folder; the native libraries lie beside all such folders. */
  static EncoderSettings settings(Path folder) {
    return EncoderSettings.of(folder).withNatives(folder.resolveSibling("natives"));
  }

  Path folder() {
    return folder;
  }

  Encoders encoders() {
    return encoders;
  }

  /** Writes a variant and waits until it is open. */
  TextEmbedder open(Variant variant) throws IOException {
    write(variant);
    return openAgain(variant);
  }

  /** Waits until a variant is open that was written before. */
  TextEmbedder openAgain(Variant variant) {
    encoders.startLoading(variant.name());
    TextEmbedder embedder = encoders.textEmbedder(variant.name());
    embedder.space(patience());
    return embedder;
  }

  /** Returns the vectors that those of the device are compared with: the CPU's, in float. */
  List<Embedding> reference(String model, List<String> texts) throws IOException {
    Variant reference = Variant.reference(model);
    List<Embedding> vectors = embed(open(reference), texts);
    unload(reference);
    return vectors;
  }

  void unload(Variant variant) {
    encoders.unload(variant.name());
  }

  /** Writes the folder of a variant, whose files are the model's. */
  void write(Variant variant) throws IOException {
    Path source = plan.models().resolve(variant.source());
    Path target = Files.createDirectories(folder.resolve(variant.name()));
    try (var files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        share(file, target.resolve(file.getFileName()));
      }
    }
    Path own = target.resolve(DESCRIPTOR);
    // The name may be a link to the model's own file: it is replaced, never written through.
    Files.delete(own);
    Files.copy(source.resolve(DESCRIPTOR), own);
    describe(variant.name(), variant.keys());
  }

  /** Adds to what the descriptor of a model in this folder says. */
  void describe(String model, Map<String, Object> keys) throws IOException {
    Path file = folder.resolve(model).resolve(DESCRIPTOR);
    ObjectNode descriptor = (ObjectNode) JSON.readTree(file.toFile());
    keys.forEach((key, value) -> descriptor.set(key, JSON.<JsonNode>valueToTree(value)));
    Files.writeString(file, descriptor.toString());
  }

  private static void share(Path file, Path target) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    try {
      Files.createLink(target, file);
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system, or one without links.
      Files.copy(file, target);
    }
  }

  static List<Embedding> embed(TextEmbedder embedder, List<String> texts) {
    return embedder.embed(texts, Role.PASSAGE, patience());
  }

  static Deadline patience() {
    return Deadline.in(PATIENCE);
  }

  @Override
  public void close() {
    encoders.close();
  }
}
