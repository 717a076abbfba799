// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolrHomeTest {

  @TempDir private Path place;

  @Test
  void installing_copies_lib_models_and_configsets_and_nothing_else() throws IOException {
    Path archive =
        archive(
            "p-1/lib/a.jar", "p-1/models/m/model.onnx", "p-1/configsets/s/conf/x", "p-1/README");
    try (SolrHome home = SolrHome.plain()) {
      home.install(archive);
      assertEquals("p-1/lib/a.jar", Files.readString(home.folder().resolve("lib/a.jar")));
      assertTrue(Files.exists(home.folder().resolve("models/m/model.onnx")));
      assertTrue(Files.exists(home.folder().resolve("configsets/s/conf/x")));
      assertFalse(Files.exists(home.folder().resolve("README")));
    }
  }

  @Test
  void an_entry_that_points_outside_is_refused() throws IOException {
    Path archive = archive("p-1/lib/../../../evil");
    try (SolrHome home = SolrHome.plain()) {
      assertThrows(NodeException.class, () -> home.install(archive));
      assertFalse(Files.exists(home.folder().resolveSibling("evil")));
    }
  }

  @Test
  void a_model_is_added_with_all_its_folders() throws IOException {
    Path model = Files.createDirectories(place.resolve("model/1_Pooling"));
    Files.writeString(model.resolve("config.json"), "{}");
    try (SolrHome home = SolrHome.plain()) {
      home.addModel("tiny", place.resolve("model"));
      assertTrue(Files.exists(home.folder().resolve("models/tiny/1_Pooling/config.json")));
    }
  }

  @Test
  void closing_deletes_everything_and_nothing_can_be_installed_then() throws IOException {
    Path archive = archive("p-1/lib/a.jar");
    SolrHome home = SolrHome.plain();
    home.install(archive);
    home.close();
    assertFalse(Files.exists(home.folder()));
    assertThrows(NodeException.class, () -> home.install(archive));
  }

  private Path archive(String... names) throws IOException {
    Path archive = place.resolve("archive.zip");
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return archive;
  }
}
