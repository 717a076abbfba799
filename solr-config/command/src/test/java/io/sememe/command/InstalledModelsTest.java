// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledModelsTest {
  @TempDir Path folder;

  @Test
  void a_folder_is_a_model_only_where_a_node_takes_its_name_for_one() throws IOException {
    for (String name : List.of("tiny", "lost+found", ".add", "my model", "-x", "bge.small_2-q")) {
      Files.createDirectory(folder.resolve(name));
    }
    assertEquals(List.of("bge.small_2-q", "tiny"), new InstalledModels(folder).names());
  }
}
