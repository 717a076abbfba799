// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that turn texts of documents and questions into what is seen. */
@ExtendWith(SharedPage.class)
final class PageTextIT {
  private static final int TEXTS = 300;

  /** Letters, markup, both directions, pairs of surrogates, controls, and what joins. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "bank ",
          "<b>",
          "&amp;",
          "\"",
          "\n",
          "\t",
          "שלום",
          "مرحبا",
          "é",
          "\uD83D\uDE00",
          "\u202E",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\u0000",
          "\u0085",
          "\u200D",
          "\uDB40\uDC41");

  /** Tells each UTF-16 unit of what an element shows, and whether it is marked. */
  private static final String SHOWN =
      """
      const shown = (node, inside) =>
        node.nodeType === Node.TEXT_NODE
          ? [...Array(node.data.length).keys()].map((i) => [node.data.charCodeAt(i), inside])
          : node.className === "control"
            ? [...unitsOf(String.fromCodePoint(parseInt(node.textContent.slice(2), 16)), inside)]
            : [...node.childNodes].flatMap((child) => shown(child, inside || node.tagName === "MARK"));
      const unitsOf = (text, inside) =>
        [...Array(text.length).keys()].map((i) => [text.charCodeAt(i), inside]);
      """;

  private final Random random = new Random(5);
  private final Visit visit;

  PageTextIT(Site site) {
    visit = site.visit(Look.DESKTOP_LIGHT);
  }

  @BeforeEach
  void open() {
    visit.go("");
  }

  @AfterEach
  void close() {
    visit.close();
  }

  @Test
  void a_text_with_marks_is_the_text_and_marked_where_a_part_is() {
    for (int i = 0; i < TEXTS; i++) {
      String text = text();
      List<Map<String, Integer>> parts = parts(text.length());
      Object units =
          Parts.call(
              visit,
              "text",
              SHOWN + "return shown(part.marked(given.text, given.parts), false).flat();",
              Map.of("text", text, "parts", parts));
      assertEquals(expected(text, parts), units, () -> text + " " + parts);
    }
  }

  @Test
  void no_control_is_left_in_what_is_shown() {
    for (int i = 0; i < TEXTS; i++) {
      Object left =
          Parts.call(
              visit,
              "text",
              "return part.textOf(given).textContent.match(/[^\\P{Cc}\\t\\n]|[\\u202a-\\u202e"
                  + "\\u2066-\\u2069\\u200b\\ufeff]|[\\u{e0000}-\\u{e007f}]/gu);",
              text());
      assertEquals(null, left);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tea & <b>cake</b>",
        "می‌خواهم",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "line\r\nline\ttab",
        "soft\u00ADhyphen"
      })
  void what_is_written_so_stays_as_it_is(String text) {
    String body = "return [part.textOf(given).textContent, part.visible(given).length];";
    assertEquals(List.of(text, 1), Parts.call(visit, "text", body, text));
  }

  @Test
  void a_control_says_which_it_is_and_its_surroundings_keep_their_direction() {
    String body =
        """
        const node = part.textOf("a\\u202eb");
        const sign = node.querySelector(".control");
        return [node.tagName, node.dir, sign.textContent, sign.title];
        """;
    assertEquals(
        List.of("BDI", "auto", "U+202E", "the control character U+202E"),
        Parts.call(visit, "text", body));
  }

  @Test
  void attributes_and_children_are_what_they_are_called() {
    String body =
        """
        let clicked = 0;
        const node = part.h("button",
          { onclick: () => clicked++, "aria-pressed": false, "aria-busy": true, hidden: false,
            disabled: false, title: null, autofocus: true, value: 0 },
          "<i>", [null, [1, undefined, false]], part.h("b", {}, "&amp;"));
        node.click();
        return [node.outerHTML, clicked];
        """;
    assertEquals(
        List.of(
            "<button aria-pressed=\"false\" aria-busy=\"true\" autofocus=\"\" value=\"0\">"
                + "&lt;i&gt;1<b>&amp;amp;</b></button>",
            1),
        Parts.call(visit, "dom", body));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, random.nextInt(12))
        .forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
    return text.toString();
  }

  /** Places that overlap, are empty, or lie beyond the text. */
  private List<Map<String, Integer>> parts(int length) {
    List<Map<String, Integer>> parts = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int start = random.nextInt(length + 2);
      parts.add(Map.of("start", start, "end", start + random.nextInt(8)));
    }
    return parts;
  }

  private static List<Object> expected(String text, List<Map<String, Integer>> parts) {
    BitSet marked = new BitSet();
    parts.forEach(part -> marked.set(part.get("start"), part.get("end")));
    List<Object> units = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      units.add((int) text.charAt(i));
      units.add(marked.get(i));
    }
    return units;
  }
}
