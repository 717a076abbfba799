// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MarkedTextTest {

  @Test
  void the_text_is_escaped_and_the_tags_are_not() {
    MarkedText html = new MarkedText("<b class=\"x\">", "</b>", true);
    assertEquals(
        "1 &lt; <b class=\"x\">2&amp;3</b> &gt;",
        html.write("0 1 < 2&3 > 4", new TextSpan(2, 11), List.of(new TextSpan(6, 9))));
  }

  @Test
  void without_its_tags_a_part_is_what_it_was() {
    Random random = new Random(11);
    MarkedText tags = new MarkedText("<", ">", false);
    for (int round = 0; round < 500; round++) {
      String text = "a \uD83D\uDC1D b c d ".repeat(3);
      List<TextSpan> marks = new ArrayList<>();
      int at = 0;
      while (at + 3 < text.length()) {
        int start = at + 1 + random.nextInt(3);
        at = Math.min(text.length(), start + 1 + random.nextInt(3));
        marks.add(new TextSpan(Math.min(start, at), at));
      }
      String written = tags.write(text, new TextSpan(0, text.length()), marks);
      assertEquals(text, written.replaceAll("[<>]", ""));
      assertEquals(text.length() + 2 * marks.size(), written.length());
    }
  }
}
