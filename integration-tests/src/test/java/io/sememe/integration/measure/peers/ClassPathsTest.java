// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClassPathsTest {

  private static final String OURS = String.join(File.separator, "repo", "sememe-encoder-1.jar");
  private static final String THEIRS = String.join(File.separator, "sememe-x", "vespajlib-8.jar");
  private static final Pattern NAME = Pattern.compile("sememe-.*");

  @Test
  void jars_are_chosen_by_the_name_of_the_file_and_not_of_its_folder() {
    List<String> jars = List.of(OURS, THEIRS);
    assertEquals(OURS, ClassPaths.joined(jars, NAME, true));
    assertEquals(THEIRS, ClassPaths.joined(jars, NAME, false));
  }
}
