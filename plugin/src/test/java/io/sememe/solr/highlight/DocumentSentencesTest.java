// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.TextParts;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenMatch;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FieldPart;
import io.sememe.solr.texts.FieldText;
import io.sememe.solr.texts.ReadDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With a scorer whose question has a token per letter, which is near where the letter stands. */
final class DocumentSentencesTest {
  private static final String LETTERS = "abc";

  @Test
  void passages_that_overlap_and_cut_sentences_say_of_each_what_the_whole_field_says() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      String text = text(random);
      FieldText field = new FieldText(text, List.of(new TextSpan(0, text.length())));
      DocumentText whole =
          new DocumentText(
              AnswerText.of("title " + text),
              List.of(new FieldPart("body", new TextSpan(6, 6 + text.length()), 0)));
      assertEquals(
          scored(field, List.of(whole), Integer.MAX_VALUE),
          scored(field, passages(text, random), Integer.MAX_VALUE),
          text);
    }
  }

  @Test
  void no_more_of_a_field_is_read_than_is_wanted_and_no_pair_is_split() {
    String text = "One two. Bee \uD83D\uDC1D hum. Three four.";
    FieldText field = new FieldText(text, List.of(new TextSpan(0, text.length())));
    DocumentText alone =
        new DocumentText(
            AnswerText.of(text), List.of(new FieldPart("body", new TextSpan(0, text.length()), 0)));
    DocumentSentences cut =
        new DocumentSentences(new ReadDocument(Map.of("body", field), List.of(alone)), options(14));
    assertEquals("One two. Bee", cut.texts().get(0).text().text());
  }

  @Test
  void sentences_end_where_values_end() {
    FieldText values =
        new FieldText("one two\nthree", List.of(new TextSpan(0, 7), new TextSpan(8, 13)));
    FieldSentences sentences = FieldSentences.of("body", values, options(99).get("body"));
    assertEquals(List.of(new TextSpan(0, 7), new TextSpan(8, 13)), sentences.sentences());
    assertEquals(List.of(0, 1), sentences.values());
  }

  private static List<String> scored(FieldText field, List<DocumentText> texts, int chars) {
    DocumentSentences sentences =
        new DocumentSentences(new ReadDocument(Map.of("body", field), texts), options(chars));
    List<List<PartScore>> scores =
        sentences.texts().stream().map(DocumentSentencesTest::score).toList();
    SentenceScores merged = sentences.merged(scores).get("body");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      all.add(merged.of(i).toString());
    }
    assertTrue(all.size() > 1);
    return all;
  }

  private static List<PartScore> score(TextParts text) {
    return text.parts().stream().map(part -> score(text.text().text(), part)).toList();
  }

  // A letter is the nearer the rarer its place: each char of a text has a cosine of its own.
  private static PartScore score(String text, TextSpan part) {
    List<TokenMatch> matches = new ArrayList<>();
    double sum = 0;
    for (int token = 0; token < LETTERS.length(); token++) {
      TextSpan best = new TextSpan(part.start(), part.start() + 1);
      for (int i = part.start(); i < part.end(); i++) {
        if (cosine(text.charAt(i), token) > cosine(text.charAt(best.start()), token)) {
          best = new TextSpan(i, i + 1);
        }
      }
      float cosine = cosine(text.charAt(best.start()), token);
      matches.add(new TokenMatch(token, best, cosine));
      sum += cosine;
    }
    return new PartScore(part, (float) (sum / LETTERS.length()), matches);
  }

  private static float cosine(char letter, int token) {
    return 1 - Math.abs(letter - LETTERS.charAt(token)) / 256f;
  }

  private static List<DocumentText> passages(String text, Random random) {
    List<DocumentText> passages = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + 4 + random.nextInt(12));
      passages.add(
          new DocumentText(
              AnswerText.of("t\n" + text.substring(start, end)),
              List.of(new FieldPart("body", new TextSpan(2, 2 + end - start), start))));
      start = end == text.length() ? end : Math.max(start + 1, end - random.nextInt(4));
    }
    return passages;
  }

  private static Map<String, FieldOptions> options(int chars) {
    return Map.of(
        "body",
        new FieldOptions(1, 0, chars, Locale.ROOT, new MarkedText("", "", false), null, false));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < 4; sentence++) {
      text.append((char) ('A' + random.nextInt(26)));
      for (int i = 0; i < 6 + random.nextInt(9); i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(". ");
    }
    return text.toString();
  }
}
