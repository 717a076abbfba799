// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.analysis.RunningText.Place;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.tests.analysis.CannedTokenStream;
import org.apache.lucene.tests.analysis.Token;
import org.junit.jupiter.api.Test;

final class RunningTextTest {

  @Test
  void terms_are_apart_where_they_did_not_touch() throws IOException {
    requireText("tea for|tea|for", new Token("tea", 2, 5), new Token("for", 8, 11));
    requireText("teafor|tea|for", new Token("tea", 2, 5), new Token("for", 5, 8));
    requireText("");
  }

  @Test
  void a_token_at_the_same_place_stands_where_the_one_before_it_stands() throws IOException {
    requireText(
        "big tea|big|big|tea",
        new Token("big", 0, 3),
        new Token("large", 0, 0, 3),
        new Token("tea", 4, 7));
  }

  @Test
  void parts_stand_in_the_whole_and_the_whole_covers_its_parts() throws IOException {
    requireText(
        "wi-fi on|wi-fi|wi-fi|wi-fi|on",
        new Token("wi-fi", 0, 5),
        new Token("wi", 0, 0, 2),
        new Token("fi", 1, 3, 5),
        new Token("on", 6, 8));
    requireText(
        "wi-fi on|wi|wi-fi|-fi|on",
        new Token("wi", 0, 2),
        new Token("wi-fi", 0, 0, 5),
        new Token("fi", 1, 3, 5),
        new Token("on", 6, 8));
    requireText(
        "tea pot|tea|pot|tea pot",
        new Token("tea", 0, 3),
        new Token("pot", 4, 7),
        new Token("kettle", 0, 0, 7));
  }

  @Test
  void bigrams_give_back_the_text_that_they_were_made_from() throws IOException {
    Tokenizer tokenizer = new StandardTokenizer();
    tokenizer.setReader(new StringReader("日本語話 tea 我"));
    requireText("日本語話 tea 我|日本|日本語|語話|tea|我", new CJKBigramFilter(tokenizer));
  }

  @Test
  void words_that_a_char_filter_made_of_one_are_words_of_their_own() throws IOException {
    requireText("a b c|a|b|c", new Token("a", 0, 1), new Token("b", 0, 1), new Token("c", 2, 3));
  }

  @Test
  void a_token_that_nothing_covers_stands_nowhere() throws IOException {
    requireText("|", new Token("", 0, 0));
    requireText("tea||tea", new Token("", 0, 3), new Token("tea", 3, 6));
  }

  @Test
  void what_tokens_stand_in_is_taken_as_it_is() throws IOException {
    String text = "Tea, for TWO! And two for tea?";
    for (int length : new int[] {1, 7, 100}) {
      Tokenizer tokenizer = new StandardTokenizer();
      tokenizer.setReader(new StringReader(text));
      requireText(
          text + "|Tea|for|TWO|And|two|for|tea", new ExactTextFilter(tokenizer, text, length));
    }
  }

  @Test
  void what_is_dropped_ends_between_words_and_so_does_what_is_looked_at() throws IOException {
    WhitespaceTokenizer stream = new WhitespaceTokenizer();
    stream.setReader(new StringReader("one two three four"));
    RunningText text = read(stream);
    assertEquals("one two", text.upTo(10));
    assertEquals("one two three four", text.upTo(99));
    text.dropBefore(2);
    assertEquals(4, text.start());
    assertEquals("two three four", text.upTo(99));
    text.dropBefore(1);
    assertEquals("two three", text.upTo(14));
    text.clear();
    assertEquals("", text.upTo(99));
  }

  @Test
  void no_cut_falls_into_a_character() throws IOException {
    WhitespaceTokenizer stream = new WhitespaceTokenizer();
    stream.setReader(new StringReader("\uD83D\uDE00".repeat(100)));
    RunningText text = read(stream);
    assertEquals(120, text.upTo(121).length());
    text.dropBefore(51);
    assertEquals(50, text.start());
  }

  private static RunningText read(TokenStream stream) throws IOException {
    RunningText text = new RunningText(stream);
    stream.reset();
    while (stream.incrementToken()) {
      text.place();
    }
    return text;
  }

  private static void requireText(String expected, Token... tokens) throws IOException {
    requireText(expected, new CannedTokenStream(tokens));
  }

  // The text, then each token as it stands in what is known when it comes.
  private static void requireText(String expected, TokenStream stream) throws IOException {
    RunningText text = new RunningText(stream);
    List<String> actual = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      Place place = text.place();
      actual.add(text.upTo(text.end()).substring((int) place.start(), (int) place.end()));
    }
    actual.add(0, text.upTo(text.end()));
    assertEquals(expected, String.join("|", actual));
  }
}
