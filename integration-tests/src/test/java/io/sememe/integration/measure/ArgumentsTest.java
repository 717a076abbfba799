// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {

  private static final Set<String> KNOWN = Set.of("model", "rounds");

  @TempDir private Path folder;

  @Test
  void options_may_stand_anywhere() throws UsageException {
    for (List<String> words :
        List.of(List.of("dir", "--model", "tiny"), List.of("--model", "tiny", "dir"))) {
      Arguments arguments = Arguments.parse(words, KNOWN);
      assertEquals(List.of("dir"), arguments.positional());
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
  void a_folder_is_exactly_one_word_and_exists() throws UsageException {
    assertEquals(folder, parse(folder.toString()).folder());
    for (Arguments other : List.of(parse(), parse("a", "b"), parse(folder + "/missing"))) {
      assertThrows(UsageException.class, other::folder);
    }
  }

  @Test
  void a_file_is_exactly_one_word_and_exists() throws Exception {
    Path file = Files.createFile(folder.resolve("file.json"));
    assertEquals(file, parse(file.toString()).file());
    for (Arguments other : List.of(parse(), parse("a", "b"), parse(folder.toString()))) {
      assertThrows(UsageException.class, other::file);
    }
  }

  @Test
  void a_folder_that_may_be_missing_must_exist_when_it_is_given() throws UsageException {
    assertEquals(Optional.empty(), parse().folderIfAny());
    assertEquals(Optional.of(folder), parse(folder.toString()).folderIfAny());
    assertThrows(UsageException.class, parse(folder + "/missing")::folderIfAny);
  }

  @Test
  void a_number_is_whole_and_at_least_one() throws UsageException {
    assertEquals(Optional.empty(), parse().number("rounds"));
    assertEquals(Optional.of(12), parse("--rounds", "12").number("rounds"));
    for (String wrong : List.of("0", "-1", "1.5", "many", "9999999999", "")) {
      Arguments arguments = parse("--rounds", wrong);
      assertThrows(UsageException.class, () -> arguments.number("rounds"));
    }
  }

  @Test
  void a_decimal_number_is_kept_as_it_was_written() throws UsageException {
    assertEquals(Optional.empty(), parse().decimal("rounds"));
    for (String number : List.of("0", "1", "0.50", "-2.25")) {
      assertEquals(Optional.of(number), parse("--rounds", number).decimal("rounds"));
    }
    for (String wrong : List.of("", "1e3", ".5", "1,5", "NaN", "0.5 cost=1", "1}")) {
      Arguments arguments = parse("--rounds", wrong);
      assertThrows(UsageException.class, () -> arguments.decimal("rounds"));
    }
  }

  @Test
  void choices_are_words_that_there_are_with_commas_between_them() throws UsageException {
    List<String> known = List.of("one", "two");
    assertEquals(Optional.empty(), parse().choices("model", known));
    assertEquals(
        Optional.of(List.of("two", "one")), parse("--model", "two,one").choices("model", known));
    Arguments wrong = parse("--model", "one,three");
    UsageException refused =
        assertThrows(UsageException.class, () -> wrong.choices("model", known));
    assertEquals("There is no \"three\" among [one, two].", refused.getMessage());
  }

  @Test
  void a_path_must_exist_when_it_is_given() throws UsageException {
    assertEquals(Optional.empty(), parse().path("model"));
    assertEquals(Optional.of(folder), parse("--model", folder.toString()).path("model"));
    Arguments missing = parse("--model", folder + "/missing");
    assertThrows(UsageException.class, () -> missing.path("model"));
  }

  private static Arguments parse(String... words) throws UsageException {
    return Arguments.parse(List.of(words), KNOWN);
  }
}
