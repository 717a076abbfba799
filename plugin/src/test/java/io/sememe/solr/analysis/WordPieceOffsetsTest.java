// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.ModelTokens;
import io.sememe.solr.analysis.PieceAnalyzer.Seen;
import io.sememe.solr.testing.ModelTestCase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.tests.util.TestUtil;
import org.junit.Test;

/** Offsets are those of the caller's text, whatever the text and however long. */
public final class WordPieceOffsetsTest extends ModelTestCase {
  private static final int RANDOM_TEXTS = 1_000;
  private static final String EMOJI = "\uD83D\uDE00";

  private PieceAnalyzer pieces(Subwords subwords) {
    return PieceAnalyzer.of(models(), MODEL, subwords);
  }

  @Test
  public void offsets_give_back_the_text_of_every_script() throws IOException {
    requireSurfaces("The bank " + EMOJI + " x", "The", "bank", EMOJI, "x");
    requireSurfaces(
        "\uD83D\uDC69\u200D\uD83D\uDCBB bank", "\uD83D\uDC69\u200D\uD83D\uDCBB", "bank");
    requireSurfaces("\uD842\uDFB7\u4E2D bank", "\uD842\uDFB7", "\u4E2D", "bank");
    requireSurfaces("caf\u00E9 river", "caf\u00E9", "river");
    requireSurfaces("\u05D0\u05D1 river", "\u05D0", "\u05D1", "river");
    requireSurfaces("\u0627\u0644 river", "\u0627", "\u0644", "river");
  }

  private void requireSurfaces(String text, String... expected) throws IOException {
    List<String> surfaces = new ArrayList<>();
    for (Seen token : pieces(Subwords.POSITIONS).see(text)) {
      surfaces.add(text.substring(token.start(), token.end()));
      assertEquals(token.surface(), surfaces.get(surfaces.size() - 1));
    }
    assertEquals(Arrays.asList(expected), surfaces);
  }

  @Test
  public void offsets_are_those_before_char_filters() throws IOException {
    String html = "<p>The <b>river</b> b&auml;nk</p>";
    List<Seen> stripped = pieces(Subwords.JOINED).behind(HTMLStripCharFilter::new).see(html);
    assertEquals(List.of("the", "river", "bank"), stripped.stream().map(Seen::term).toList());
    // To Lucene's char filter the end of a tag that ends a word belongs to the word.
    assertEquals("river</b>", html.substring(stripped.get(1).start(), stripped.get(1).end()));
    assertEquals("b&auml;nk", html.substring(stripped.get(2).start(), stripped.get(2).end()));
    List<Seen> mapped =
        pieces(Subwords.JOINED).behind(r -> new MappingCharFilter(longer(), r)).see("a & bank");
    assertEquals(List.of("a", "and", "bank"), mapped.stream().map(Seen::term).toList());
    assertEquals(new Seen("and", 2, 3, 1, "word", false, mapped.get(1).id(), "and"), mapped.get(1));
    assertEquals(4, mapped.get(2).start());
  }

  static NormalizeCharMap longer() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("&", "and");
    map.add("ing", "");
    return map.build();
  }

  @Test
  public void random_text_has_the_offsets_of_what_the_tokenizer_read() throws IOException {
    PieceAnalyzer analyzer = pieces(Subwords.POSITIONS).withStretches(16, 32);
    int compared = 0;
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String text = TestUtil.randomUnicodeString(random(), 200) + " bank";
      List<Seen> tokens = analyzer.see(text);
      for (Seen token : tokens) {
        assertEquals(token.surface(), text.substring(token.start(), token.end()));
        compared++;
      }
      assertEquals("bank", tokens.get(tokens.size() - 1).surface());
    }
    assertTrue(compared + " tokens", compared > RANDOM_TEXTS);
  }

  @Test
  public void random_text_has_the_same_tokens_in_stretches_as_whole() throws IOException {
    PieceAnalyzer whole = pieces(Subwords.STACKED);
    PieceAnalyzer stretched = whole.withStretches(8, 4_096);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String text = TestUtil.randomAnalysisString(random(), 40, random().nextBoolean());
      assertEquals(whole.see(text), stretched.see(text));
    }
  }

  @Test
  public void two_million_chars_have_the_tokens_of_the_whole_text() throws IOException {
    String text = words(2_000_000);
    ModelTokens whole = models().tokenizer(MODEL).tokens(text, soon());
    List<Seen> tokens = pieces(Subwords.POSITIONS).see(text);
    assertArrayEquals(whole.ids(), tokens.stream().mapToLong(Seen::id).toArray());
    assertArrayEquals(whole.starts(), tokens.stream().mapToInt(Seen::start).toArray());
    assertArrayEquals(whole.ends(), tokens.stream().mapToInt(Seen::end).toArray());
    assertEquals(whole.pieces(), tokens.stream().map(Seen::term).toList());
  }

  private static String words(int length) {
    String[] words = {"river", "embeddings,", "caf\u00E9", EMOJI, "\u4E2D\u6587", "unbelievable"};
    String[] spaces = {" ", " ", "\n", "\u00A0", "  ", "\t"};
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(length + 20);
    while (text.length() < length) {
      text.append(words[random.nextInt(words.length)])
          .append(spaces[random.nextInt(spaces.length)]);
    }
    return text.toString();
  }

  @Test
  public void a_long_run_without_white_space_is_cut_and_no_term_is_too_long() throws IOException {
    String run = "a".repeat(200_000);
    for (Subwords subwords : Subwords.values()) {
      List<Seen> tokens = pieces(subwords).see(run + " bank");
      assertEquals("bank", tokens.get(tokens.size() - 1).term());
      assertEquals(200_001, tokens.get(tokens.size() - 1).start());
      assertTrue(tokens.stream().allMatch(t -> t.term().length() <= ModelWord.MAX_TERM_LENGTH));
    }
    String ideographs = "\u4E2D\uD842\uDFB7".repeat(70_000);
    assertEquals(140_000, pieces(Subwords.JOINED).see(ideographs).size());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
