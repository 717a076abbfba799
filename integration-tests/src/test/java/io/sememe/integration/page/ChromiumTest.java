// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChromiumTest {
  @TempDir private Path first;
  @TempDir private Path second;

  @Test
  void the_first_browser_on_the_path_counts() throws IOException {
    Files.createFile(first.resolve("chromium"));
    Path found = program(second, "google-chrome");
    assertEquals(found, Chromium.find(folders()));
    Path earlier = program(first, "chromium-browser");
    assertEquals(earlier, Chromium.find(folders()));
  }

  @Test
  void where_there_is_none_it_says_what_to_install() {
    String said =
        assertThrows(IllegalStateException.class, () -> Chromium.find(folders())).getMessage();
    assertTrue(said.contains("apt-get install -y --no-install-recommends chromium"), said);
    assertTrue(said.contains("google-chrome"), said);
  }

  private List<Path> folders() {
    return Chromium.path(first + File.pathSeparator + second);
  }

  private static Path program(Path folder, String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
