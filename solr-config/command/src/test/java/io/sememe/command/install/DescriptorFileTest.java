// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "prefix"})
  void a_key_that_holds_no_object_is_named(String key) throws IOException {
    Files.writeString(folder.resolve("sememe.json"), "{\"" + key + "\": \"x\"}");
    CommandException refused =
        assertThrows(CommandException.class, () -> DescriptorFile.in(folder));
    assertTrue(refused.getMessage().startsWith("'" + key + "'"), refused::getMessage);
  }

  @Test
  void a_folder_without_the_file_states_no_licence() {
    assertEquals("", DescriptorFile.in(folder).licence());
  }
}
