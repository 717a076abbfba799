// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StreamTextTest {

  @Test
  void terms_that_touch_stay_together_and_others_are_a_blank_apart() throws IOException {
    assertEquals(
        "don't stop 日本",
        text(
            token("don", 0, 3),
            token("'t", 3, 5),
            token("stop", 9, 13),
            token("日", 14, 15),
            token("本", 15, 16)));
  }

  @Test
  void what_stands_where_something_stood_already_is_not_said_again() throws IOException {
    assertEquals(
        "big apple",
        text(token("big", 0, 3), token("large", 0, 3), token("apple", 4, 9), token("app", 4, 7)));
  }

  @Test
  void stretches_are_taken_as_they_are_and_each_once() throws IOException {
    String first = "Tea, ";
    String second = new String(first.toCharArray());
    assertEquals(
        "Tea, Tea, ",
        text(
            new Token("tea", 0, 3, first),
            new Token(",", 3, 4, first),
            new Token("tea", 5, 8, second)));
  }

  @Test
  void places_are_those_of_the_first_and_the_last_token() throws IOException {
    TokenStream stream = new Tokens(List.of(token("a", 2, 3), token("b", 5, 9), token("c", 6, 7)));
    StreamText text = new StreamText(stream);
    text.read(stream);
    assertEquals(List.of(2, 9), List.of(text.start(), text.end()));
    assertEquals("", text.read(stream));
    assertEquals(List.of(0, 0), List.of(text.start(), text.end()));
  }

  private static String text(Token... tokens) throws IOException {
    TokenStream stream = new Tokens(List.of(tokens));
    return new StreamText(stream).read(stream);
  }

  private static Token token(String term, int start, int end) {
    return new Token(term, start, end, null);
  }

  private record Token(String term, int start, int end, @Nullable String stretch) {}

  /** Tokens that a test writes down. */
  private static final class Tokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final SourceTextAttribute source = addAttribute(SourceTextAttribute.class);
    private final List<Token> tokens;
    private int next;

    Tokens(List<Token> tokens) {
      this.tokens = tokens;
    }

    @Override
    public boolean incrementToken() {
      if (next == tokens.size()) {
        return false;
      }
      clearAttributes();
      Token token = tokens.get(next++);
      term.append(token.term());
      offset.setOffset(token.start(), token.end());
      source.set(token.stretch(), 0, 0);
      return true;
    }
  }
}
