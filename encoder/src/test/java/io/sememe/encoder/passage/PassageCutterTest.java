// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePlan.Unit;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With the tokenizer of the default model. */
class PassageCutterTest {
  private static final int LONG = 1 << 18;
  private static final int MOST = 200_000;

  private static TextTokenizer tokenizer;

  private final AtomicLong tokenized = new AtomicLong();

  @BeforeAll
  static void open() {
    tokenizer = TextTokenizer.open(RealModels.defaultTokenizer());
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1000",
    "2, 1, 1000",
    "3, 0, 7",
    "5, 4, 300",
    "8, 2, 1",
    "16, 0, 100000",
    "50, 10, 1000",
    "100, 99, 100000",
    "128, 32, 300",
    "510, 100, 100000"
  })
  void passages_of_any_text_cover_it_in_order_and_fit(int tokens, int overlap, int most) {
    for (Unit unit : Unit.values()) {
      PassagePlan plan = new PassagePlan(unit, tokens, overlap, Locale.ENGLISH);
      for (String text : PassageTexts.all()) {
        Source source = source(text, most);
        String what = plan + " of " + text.substring(0, Math.min(40, text.length()));
        requireSound(source, plan, PassageCutter.cut(source, plan), what);
      }
    }
  }

  private static void requireSound(
      Source source, PassagePlan plan, List<TextSpan> passages, String what) {
    String text = source.text();
    BitSet covered = new BitSet();
    TextSpan before = new TextSpan(0, 0);
    for (TextSpan passage : passages) {
      String own = passage.of(text);
      assertEquals(own.strip(), own, what);
      assertFalse(own.isBlank(), what);
      assertFalse(splitsPair(text, passage.start()), what);
      assertFalse(splitsPair(text, passage.end()), what);
      assertTrue(passage.end() > before.end(), () -> what + ": " + passages);
      assertTrue(before.end() == 0 || passage.start() > before.start(), what);
      if (own.codePointCount(0, own.length()) > 1) {
        assertTrue(tokens(own) <= plan.tokens(), () -> what + ": " + own);
        assertTrue(own.length() <= source.maxCharacters(), what);
      }
      if (plan.overlap() == 0) {
        assertTrue(passage.start() >= before.end(), what);
      }
      covered.set(passage.start(), passage.end());
      before = passage;
    }
    for (int i = 0; i < text.length(); i++) {
      int at = i;
      assertTrue(
          covered.get(i) || Character.isWhitespace(text.charAt(i)), () -> what + " at " + at);
    }
  }

  private static boolean splitsPair(String text, int position) {
    return position > 0
        && position < text.length()
        && Character.isSurrogatePair(text.charAt(position - 1), text.charAt(position));
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void a_blank_text_has_no_passages(Unit unit) {
    for (String text : new String[] {"", " ", "\n\t \u2003"}) {
      assertEquals(List.of(), cut(text, plan(unit, 10, 2)));
    }
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void a_text_that_fits_is_one_passage_without_the_white_space_around_it(Unit unit) {
    String text = "\n The boat drifted. The river rose. ";
    assertEquals(List.of(new TextSpan(2, 35)), cut(text, plan(unit, 8, 0)));
  }

  @Test
  void a_window_ends_with_a_word_where_one_ends_within_its_last_quarter() {
    String text = "wing ".repeat(10) + "electroencephalography " + "wing ".repeat(10);
    int word = tokens("electroencephalography");
    assertTrue(word > 3, "tokens " + word);
    List<String> passages = texts(text, plan(Unit.TOKENS, 12, 0));
    assertEquals("wing ".repeat(10).strip(), passages.get(0));
    assertTrue(passages.get(1).startsWith("electroencephalography wing"), passages.get(1));
    List<String> narrow = texts(text, plan(Unit.TOKENS, 4, 0));
    assertTrue(narrow.stream().anyMatch(one -> one.startsWith("wing wing elect")), narrow + "");
  }

  @Test
  void a_window_repeats_the_last_words_of_the_one_before() {
    List<String> passages = texts("one two three four five six seven", plan(Unit.TOKENS, 4, 2));
    assertEquals(List.of("one two three four", "three four five six", "five six seven"), passages);
  }

  @Test
  void an_overlap_begins_with_a_word() {
    String text = "wing wing wing electroencephalography wing wing ".repeat(9).strip();
    int word = tokens("electroencephalography");
    List<String> passages = texts(text, plan(Unit.TOKENS, 4 * word, 2 * word - 1));
    for (String passage : passages) {
      assertTrue(passage.startsWith("wing") || passage.startsWith("elect"), passage);
    }
    assertTrue(passages.size() > 1);
  }

  @Test
  void windows_do_not_depend_on_where_a_text_was_cut_into_pieces() {
    String text = PassageTexts.all().get(0);
    PassagePlan plan = plan(Unit.TOKENS, 32, 8);
    assertEquals(
        PassageCutter.cut(source(text, 100_000), plan),
        PassageCutter.cut(source(text, 1_000), plan));
  }

  @Test
  void sentences_are_packed_whole_as_many_as_fit() {
    String text = "One two three. Four five. Six seven eight nine. Ten! Eleven?";
    assertEquals(
        List.of("One two three. Four five.", "Six seven eight nine. Ten! Eleven?"),
        texts(text, plan(Unit.SENTENCE, 9, 0)));
    assertEquals(
        List.of("One two three.", "Four five.", "Six seven eight nine.", "Ten! Eleven?"),
        texts(text, plan(Unit.SENTENCE, 5, 0)));
  }

  @Test
  void whole_sentences_are_repeated_as_far_as_the_overlap_allows() {
    String text = "One two. Three four. Five six. Seven eight.";
    assertEquals(
        List.of("One two. Three four.", "Three four. Five six.", "Five six. Seven eight."),
        texts(text, plan(Unit.SENTENCE, 6, 3)));
    assertEquals(
        List.of("One two. Three four.", "Five six. Seven eight."),
        texts(text, plan(Unit.SENTENCE, 6, 2)));
  }

  @Test
  void a_sentence_that_is_too_long_is_cut_and_the_others_are_not() {
    String text = "One two. " + "Three ".repeat(9) + "four. Five six.";
    String three = "Three Three Three Three";
    assertEquals(
        List.of("One two.", three, three, "Three four.", "Five six."),
        texts(text, plan(Unit.SENTENCE, 4, 0)));
  }

  @Test
  void the_language_tells_where_sentences_end() {
    String japanese = "\u672C\u3067\u3059\u3002\u5DDD\u3067\u3059\u3002";
    PassagePlan plan = new PassagePlan(Unit.SENTENCE, 4, 0, Locale.JAPANESE);
    assertEquals(List.of(japanese.substring(0, 4), japanese.substring(4)), texts(japanese, plan));
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  @Timeout(60)
  void long_texts_of_any_kind_are_cut_in_linear_time(Unit unit) {
    List<String> kinds =
        List.of(
            "The boundary layer separates where the pressure rises too fast. ",
            "boundarylayer",
            "\u4E2D\u6587",
            "^",
            ". ",
            ".(",
            "\uD83D\uDE00",
            "a\u0301\u0301\u0301",
            "a " + "blob".repeat(500) + " ");
    for (String kind : kinds) {
      String text = kind.repeat(LONG / kind.length());
      PassagePlan plan = plan(unit, 128, 32);
      Source source = source(text, MOST);
      requireSound(source, plan, PassageCutter.cut(source, plan), unit + " of " + kind);
      assertTrue(tokenized.getAndSet(0) < 8L * LONG, unit + " of " + kind);
    }
  }

  private List<String> texts(String text, PassagePlan plan) {
    return cut(text, plan).stream().map(span -> span.of(text)).toList();
  }

  private List<TextSpan> cut(String text, PassagePlan plan) {
    return PassageCutter.cut(source(text, MOST), plan);
  }

  private Source source(String text, int most) {
    return new Source(text, this::content, most);
  }

  private Encoding content(String piece) {
    tokenized.addAndGet(piece.length());
    return tokenizer.content(piece);
  }

  private static int tokens(String text) {
    return tokenizer.content(text).length();
  }

  private static PassagePlan plan(Unit unit, int tokens, int overlap) {
    return new PassagePlan(unit, tokens, overlap, Locale.ENGLISH);
  }
}
