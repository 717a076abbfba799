// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final Set<String> KNOWN = Set.of("model");

  @Test
  void options_may_stand_anywhere() throws UsageException {
    for (List<String> words :
        List.of(List.of("dir", "--model", "tiny"), List.of("--model", "tiny", "dir"))) {
      Arguments arguments = Arguments.parse(words, KNOWN);
      assertEquals("dir", arguments.single("folder"));
      assertEquals(Optional.of("tiny"), arguments.option("model"));
    }
  }

  @Test
  void an_option_that_is_not_given_has_no_value() throws UsageException {
    assertEquals(Optional.empty(), Arguments.parse(List.of("dir"), KNOWN).option("model"));
  }

  @Test
  void unknown_options_and_missing_values_are_refused() {
    assertThrows(UsageException.class, () -> Arguments.parse(List.of("--models", "x"), KNOWN));
    assertThrows(UsageException.class, () -> Arguments.parse(List.of("--model"), KNOWN));
  }

  @Test
  void one_word_means_exactly_one() throws UsageException {
    Arguments none = Arguments.parse(List.of(), KNOWN);
    Arguments two = Arguments.parse(List.of("a", "b"), KNOWN);
    assertThrows(UsageException.class, () -> none.single("folder"));
    assertThrows(UsageException.class, () -> two.single("folder"));
  }
}
