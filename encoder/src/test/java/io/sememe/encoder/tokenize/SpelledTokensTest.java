// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.RealModels;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens are called and which words they make up, for each kind of tokenizer. */
class SpelledTokensTest {
  private static final String EMOJI = "\uD83D\uDE00";

  private static Path file(String name) {
    return name.equals("bert")
        ? RealModels.defaultTokenizer()
        : Path.of("src", "test", "tokenizers", name + ".json");
  }

  private static SpelledTokens spell(String tokenizer, String text) {
    try (TextTokenizer opened = TextTokenizer.open(file(tokenizer))) {
      return opened.spelled(text);
    }
  }

  /** Words in brackets, their tokens' texts divided by bars. */
  private static String show(SpelledTokens tokens) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < tokens.encoding().length(); i++) {
      shown.append(tokens.continuing()[i] ? "|" : i == 0 ? "[" : "] [");
      shown.append(tokens.words().get(i));
    }
    return shown.append(']').toString();
  }

  private static List<String> surfaces(SpelledTokens tokens, String text) {
    List<String> surfaces = new ArrayList<>();
    for (int i = 0; i < tokens.encoding().length(); i++) {
      surfaces.add(text.substring(tokens.encoding().starts()[i], tokens.encoding().ends()[i]));
    }
    return surfaces;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bert; Playing embeddings, # and ##ing!; "
            + "[playing] [em|bed|ding|s] [,] [#] [and] [#] [#] [ing] [!]",
        "byte-level; the bank playing played; [t|h|e] [bank] [play|ing] [play|ed]",
        "unigram; The bank playing played.; [the] [bank] [play|ing] [play|ed|.]",
        "byte-fallback; the bank playing played; [the] [bank] [play|ing] [play|ed]"
      })
  void words_are_made_of_the_text_of_their_pieces(String tokenizer, String text, String expected) {
    assertEquals(expected, show(spell(tokenizer, text)));
  }

  @Test
  void pieces_are_written_as_the_vocabulary_does() {
    assertEquals(List.of("em", "##bed", "##ding", "##s"), spell("bert", "embeddings").pieces());
    assertEquals(
        List.of("play", "ing", "\u0120bank"), spell("byte-level", "playing bank").pieces());
    assertEquals(List.of("\u2581play", "ing"), spell("unigram", "playing").pieces());
  }

  // U+1F600 is F0 9F 98 80; the file joins the first two bytes and no others.
  @Test
  void a_character_of_several_pieces_stands_with_the_first() {
    SpelledTokens bytes = spell("byte-level", EMOJI + "ed");
    assertEquals(List.of(EMOJI, "", "", "ed"), bytes.words());
    assertEquals(List.of(EMOJI, EMOJI, EMOJI, "ed"), surfaces(bytes, EMOJI + "ed"));
    assertEquals(List.of("\u2581bank"), spell("byte-fallback", "bank").pieces());
    SpelledTokens fallback = spell("byte-fallback", "bank \u00E9");
    assertEquals(List.of("\u2581bank", "\u2581", "<0xC3>", "<0xA9>"), fallback.pieces());
    assertEquals(List.of("bank", "", "\u00E9", ""), fallback.words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "unigram", "byte-fallback"})
  void offsets_are_those_of_the_word_without_the_space_before_it(String tokenizer) {
    String text = "river  bank";
    SpelledTokens tokens = spell(tokenizer, text);
    int last = tokens.encoding().length() - 1;
    assertEquals("bank", text.substring(text.length() - 4));
    assertEquals("bank", surfaces(tokens, text).get(last));
  }

  @Test
  void the_short_way_for_ascii_gives_what_the_native_tokenizer_does() {
    String text = "Unbelievable embeddings, won't they? x" + "y".repeat(200) + " #hash ##ing";
    SpelledTokens ascii = spell("bert", text);
    SpelledTokens whole = spell("bert", text + " \u4E2D");
    int length = ascii.encoding().length();
    assertEquals(length + 1, whole.encoding().length());
    assertEquals(show(ascii) + " [\u4E2D]", show(whole));
    assertEquals(ascii.pieces(), whole.pieces().subList(0, length));
  }

  @Test
  void the_texts_of_random_text_are_its_own_letters() {
    RandomTexts texts = new RandomTexts(42);
    try (TextTokenizer opened = TextTokenizer.open(file("byte-level"))) {
      for (int i = 0; i < 500; i++) {
        String text = texts.next();
        SpelledTokens tokens = opened.spelled(text);
        assertEquals(
            withoutSpace(new TextCleaner(List.of()).clean(text, 1 << 20).text()),
            withoutSpace(String.join("", tokens.words())));
      }
    }
  }

  private static String withoutSpace(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void the_surface_of_a_known_piece_is_its_text_but_for_case_and_accents() {
    RandomTexts texts = new RandomTexts(43);
    int compared = 0;
    try (TextTokenizer opened = TextTokenizer.open(file("bert"))) {
      for (int i = 0; i < 500; i++) {
        String text = texts.next();
        SpelledTokens tokens = opened.spelled(text);
        List<String> surfaces = surfaces(tokens, text);
        for (int t = 0; t < surfaces.size(); t++) {
          if (!opened.isUnknown(tokens.encoding().ids()[t])) {
            requireSame(tokens.words().get(t), surfaces.get(t));
            compared++;
          }
        }
      }
    }
    assertTrue(compared > 5_000, compared + " pieces");
  }

  // Several pieces may be made of one character, such as the letters of a Hangul syllable.
  private static void requireSame(String word, String surface) {
    String folded = folded(surface);
    if (surface.codePointCount(0, surface.length()) == 1) {
      assertTrue(folded.contains(word), () -> word + " of " + surface);
    } else {
      assertEquals(word, folded);
    }
  }

  private static String folded(String surface) {
    return Normalizer.normalize(surface.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("[\\p{Mn}\\p{C}]", "");
  }

  @Test
  void a_text_without_tokens_has_no_entries() {
    SpelledTokens none = spell("bert", " \n");
    assertEquals(0, none.encoding().length());
    assertEquals(List.of(), none.pieces());
    assertArrayEquals(new boolean[0], none.continuing());
  }
}
