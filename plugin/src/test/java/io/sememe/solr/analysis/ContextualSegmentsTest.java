// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.testing.FakeWordEmbedder;
import io.sememe.solr.testing.FakeWordEmbedder.Call;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.junit.Test;

/** Streams of any length are encoded in segments with the text around them. */
public final class ContextualSegmentsTest extends ContextualTokensTestCase {
  @Test
  public void a_text_of_one_segment_is_encoded_whole_and_in_one_call() throws IOException {
    String text = "tea pots ".repeat(900).strip();
    tokens(new WhitespaceTokenizer(), text);
    assertEquals(1, embedder.calls().size());
    assertEquals(text, embedder.calls().get(0).text());
  }

  @Test
  public void segments_of_a_long_text_are_bounded_and_see_text_before_and_behind()
      throws IOException {
    String text = numbers(2 << 20);
    for (int stretch : new int[] {0, 16_384}) {
      embedder.calls().clear();
      Tokenizer tokenizer = new WhitespaceTokenizer();
      tokenizer.setReader(new StringReader(text));
      List<Seen> tokens =
          tokens(filter(stretch == 0 ? tokenizer : new ExactTextFilter(tokenizer, text, stretch)));
      requireVectors(text, tokens);
      requireBounded(text);
    }
  }

  private static void requireVectors(String text, List<Seen> tokens) {
    int at = 0;
    for (Seen token : tokens) {
      int end = at + token.term().length();
      assertSame(FakeWordEmbedder.vector(text, new TextSpan(at, end)), token);
      at = end + 1;
    }
    assertEquals(text.length() + 1, at);
  }

  private void requireBounded(String text) {
    List<Call> calls = embedder.calls();
    int context = 700;
    for (Call call : calls) {
      assertTrue(call.words().size() <= 2_000);
      assertTrue(call.text().length() <= 16_384 + 2 * 900);
      assertTrue(text.contains(call.text()));
      int first = call.words().get(0).start();
      int last = call.words().get(call.words().size() - 1).end();
      assertTrue(text.startsWith(call.text()) || first >= context);
      assertTrue(text.endsWith(call.text()) || call.text().length() - last >= context);
    }
    assertTrue(calls.size() > 100);
  }

  // Different words, of which no window repeats another.
  private static String numbers(int chars) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < chars; i++) {
      text.append(i).append(' ');
    }
    return text.toString().strip();
  }

  @Test
  public void a_token_longer_than_a_segment_is_a_segment_of_its_own() throws IOException {
    String text = "a " + "x".repeat(40_000) + " b";
    Tokenizer tokenizer = new WhitespaceTokenizer(newAttributeFactory(), 100_000);
    assertEquals(3, tokens(tokenizer, text).size());
    assertEquals(
        List.of(1, 40_000, 1),
        embedder.calls().stream().flatMap(c -> c.surfaces().stream()).map(String::length).toList());
  }
}
