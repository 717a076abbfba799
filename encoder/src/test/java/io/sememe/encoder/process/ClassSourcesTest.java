// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSourcesTest {
  @Test
  void folders_and_jars_are_found_once() {
    String jackson = "com.fasterxml.jackson.databind.ObjectMapper";
    List<Path> paths = ClassSources.of(ClassSources.class, List.of(jackson, jackson));
    assertEquals(2, paths.size(), paths.toString());
    assertTrue(paths.stream().allMatch(Files::exists), paths.toString());
    assertTrue(paths.get(1).toString().endsWith(".jar"), paths.toString());
  }

  @Test
  void a_class_that_is_not_there_is_named() {
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> ClassSources.of(ClassSources.class, List.of("no.Such")));
    assertEquals("the class no.Such cannot be found", e.getMessage());
  }

  @Test
  void a_class_of_java_itself_comes_from_no_file() {
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> ClassSources.of(ClassSources.class, List.of("java.lang.String")));
    assertEquals("java.lang.String comes from no file", e.getMessage());
  }
}
