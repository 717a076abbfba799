// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a text is divided. */
final class TextStretchesTest {
  private static final int USUAL = 8;
  private static final int MOST = 16;

  private static List<String> stretches(Reader text) throws IOException {
    TextStretches stretches = new TextStretches(USUAL, MOST);
    stretches.reset(text);
    List<String> all = new ArrayList<>();
    int position = 0;
    for (String next = stretches.next(); next != null; next = stretches.next()) {
      all.add(next);
      position += next.length();
      assertEquals(position, stretches.position());
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "abc def;abc def",
        "abc de fghi jk;abc de| fghi jk",
        "abc def  ghi;abc def|  ghi",
        "abcdefgh ijk;abcdefgh| ijk",
        "abcdefghijk lmn;abcdefghijk| lmn",
        "abcdefghijklmnop;abcdefghijklmnop",
        "abcdefghijklmnopqr s;abcdefghijklmnop|qr s",
        "abcdefghijkl\u4E2D\u6587mnopqr;abcdefghijkl\u4E2D\u6587|mnopqr",
        "a\u000Bbcdefghi jk;a\u000Bbcdefghi| jk"
      })
  void a_stretch_ends_before_white_space_or_where_it_harms_least(String text, String expected)
      throws IOException {
    assertEquals(expected, String.join("|", stretches(new StringReader(text))));
  }

  @Test
  void a_surrogate_pair_stays_whole() throws IOException {
    String text = "x" + "\uD83D\uDE00".repeat(40);
    for (String stretch : stretches(new StringReader(text))) {
      assertFalse(Character.isLowSurrogate(stretch.charAt(0)));
    }
  }

  @Test
  void nothing_is_lost_however_the_reader_reads() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      String text =
          random
              .ints(random.nextInt(200), 0, 6)
              .mapToObj(c -> " ab\n\u4E2D\uD83D".substring(c, c + 1))
              .reduce("", String::concat);
      List<String> all = stretches(new Dripping(text, random));
      assertEquals(text, String.join("", all));
      assertTrue(all.stream().allMatch(s -> !s.isEmpty() && s.length() <= MOST));
      assertEquals(all, stretches(new StringReader(text)));
    }
  }

  /** Gives a few chars at a time. */
  private static final class Dripping extends Reader {
    private final Reader text;
    private final Random random;

    Dripping(String text, Random random) {
      this.text = new StringReader(text);
      this.random = random;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      return text.read(buffer, offset, Math.min(length, 1 + random.nextInt(3)));
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
