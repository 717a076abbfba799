// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {

  @Test
  void a_block_has_its_language_its_marker_its_section_and_its_lines() {
    String markdown =
        """
        # Title
        ## See it
        <!-- run -->
        ```bash
        first \\
          second

        # no heading
        ```
        """;
    String text = "first \\\n  second\n\n# no heading";
    assertEquals(List.of(new Snippet("See it", "run", "bash", text)), Snippets.of(markdown));
  }

  @Test
  void a_comment_marks_only_the_block_directly_after_it() {
    String markdown =
        """
        <!-- run -->
        some words
        ```text
        a
        ```
        <!-- test -->

        ```bash
        b
        ```
        ```
        c
        ```
        """;
    assertEquals(
        List.of(
            new Snippet("", "", "text", "a"),
            new Snippet("", "test", "bash", "b"),
            new Snippet("", "", "", "c")),
        Snippets.of(markdown));
  }

  @Test
  void text_without_blocks_has_none() {
    assertEquals(List.of(), Snippets.of("# Title\n`code` in a line\n"));
  }

  @Test
  void a_block_that_is_never_closed_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Snippets.of("```bash\nls\n"));
  }
}
