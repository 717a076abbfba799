// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static io.sememe.encoder.scan.ScannedFolder.requireRefused;
import static io.sememe.encoder.scan.ScannedFolder.scan;

import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that whoever installs models may make, and what they do not make allowed. */
class LinkedModelTest {
  private static final String NAME = "model";

  @TempDir Path root;
  private TinyModels models;
  private TinyModels stored;

  @BeforeEach
  void storeModels() throws IOException {
    models = new TinyModels(Files.createDirectories(root.resolve("models")));
    stored = new TinyModels(Files.createDirectories(root.resolve("store"))).write("plain");
    byte[] graph = TinyModels.encoder().weightsIn(TinyOnnx.WEIGHTS).toBytes();
    stored.write("parted").model("parted", graph);
    stored.file("parted", TinyOnnx.WEIGHTS, TinyModels.encoder().weights());
  }

  @Test
  void the_folder_may_be_a_link() throws IOException {
    Files.createSymbolicLink(models.folder().resolve("plain"), stored.path("plain", ""));
    Files.createSymbolicLink(models.folder().resolve("parted"), stored.path("parted", ""));
    scan(models.folder(), "plain");
    scan(models.folder(), "parted");
  }

  @Test
  void model_and_tokenizer_may_be_links() throws IOException {
    link("model.onnx", stored.path("plain", "model.onnx"));
    link("tokenizer.json", stored.path("plain", "tokenizer.json"));
    models.descriptor(NAME, TinyModels.descriptor());
    scan(models.folder(), NAME);
  }

  // ~/.cache/huggingface: snapshots/REVISION/model.onnx -> ../../blobs/SHA-256
  @Test
  void files_may_be_laid_out_as_hugging_faces_cache_has_them() throws IOException {
    Path blobs = Files.createDirectories(root.resolve("hub/blobs"));
    Path snapshot = Files.createDirectories(root.resolve("hub/snapshots/main"));
    for (String file : new String[] {"model.onnx", "tokenizer.json", "sememe.json"}) {
      Path blob = blobs.resolve(Integer.toHexString(file.hashCode()));
      Files.copy(stored.path("plain", file), blob);
      Files.createSymbolicLink(snapshot.resolve(file), snapshot.relativize(blob));
    }
    Files.createSymbolicLink(models.folder().resolve(NAME), snapshot);
    scan(models.folder(), NAME);
  }

  // There the weights have another name than the one that the model file knows.
  @Test
  void weights_in_hugging_faces_cache_are_refused_and_the_reason_says_where_they_were_looked_for()
      throws IOException {
    Path blobs = Files.createDirectories(root.resolve("hub/blobs"));
    link("tokenizer.json", stored.path("parted", "tokenizer.json"));
    link("model.onnx", Files.copy(stored.path("parted", "model.onnx"), blobs.resolve("a1")));
    link(
        TinyOnnx.WEIGHTS, Files.copy(stored.path("parted", TinyOnnx.WEIGHTS), blobs.resolve("b2")));
    models.descriptor(NAME, TinyModels.descriptor());
    requireRefused(
        models.folder(),
        NAME,
        List.of("'weights.bin'", "missing beside the model file; if that is a link, beside what"));
  }

  @Test
  void weights_beside_a_linked_model_file_are_read_if_the_folder_names_the_same_file()
      throws IOException {
    link("tokenizer.json", stored.path("parted", "tokenizer.json"));
    link("model.onnx", stored.path("parted", "model.onnx"));
    models.descriptor(NAME, TinyModels.descriptor());
    requireRefused(models.folder(), NAME, List.of("'weights.bin'", "no hash is made of it"));
    models.file(NAME, TinyOnnx.WEIGHTS, TinyModels.encoder().weights());
    requireRefused(models.folder(), NAME, List.of("'weights.bin'", "no hash is made of it"));
    Files.delete(models.path(NAME, TinyOnnx.WEIGHTS));
    link(TinyOnnx.WEIGHTS, stored.path("parted", TinyOnnx.WEIGHTS));
    scan(models.folder(), NAME);
  }

  private void link(String file, Path target) throws IOException {
    Files.createDirectories(models.path(NAME, ""));
    Files.createSymbolicLink(models.path(NAME, file), target);
  }
}
