// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

class WordSensesTest {

  private final Map<String, List<WordSense>> byWord;

  WordSensesTest() throws IOException {
    byWord = WordSenses.read().stream().collect(Collectors.groupingBy(WordSense::word));
  }

  @Test
  void twenty_words_have_two_senses_of_five_documents_and_two_queries() {
    assertEquals(20, byWord.size());
    byWord
        .values()
        .forEach(
            senses -> {
              assertEquals(2, senses.stream().map(WordSense::name).distinct().count());
              senses.forEach(sense -> assertEquals(5, sense.documents().size()));
              senses.forEach(sense -> assertEquals(2, sense.queries().size()));
            });
  }

  @Test
  void no_text_is_there_twice() {
    List<String> texts = byWord.values().stream().flatMap(WordSensesTest::texts).toList();
    assertEquals(280, new HashSet<>(texts).size());
  }

  @Test
  void every_text_has_its_word_and_no_other_document_has_it() throws IOException {
    for (String word : byWord.keySet()) {
      for (WordSense sense : all()) {
        for (String document : sense.documents()) {
          assertEquals(sense.word().equals(word), stems(document).contains(stem(word)), document);
        }
        if (sense.word().equals(word)) {
          for (String query : sense.queries()) {
            assertTrue(stems(query).contains(stem(word)), query);
          }
        }
      }
    }
  }

  @Test
  void a_query_shares_nothing_but_the_ambiguous_word_with_the_documents_of_the_word()
      throws IOException {
    Set<String> shared = new TreeSet<>();
    for (List<WordSense> senses : byWord.values()) {
      Set<String> ofDocuments = new HashSet<>();
      for (String document : documents(senses)) {
        ofDocuments.addAll(stems(document));
      }
      for (String query : senses.stream().flatMap(sense -> sense.queries().stream()).toList()) {
        Set<String> common = stems(query);
        common.retainAll(ofDocuments);
        common.remove(stem(senses.get(0).word()));
        common.forEach(stem -> shared.add(query + ": " + stem));
      }
    }
    assertEquals(Set.of(), shared);
  }

  @Test
  void every_query_has_a_word_that_names_the_sense() throws IOException {
    for (WordSense sense : all()) {
      for (String query : sense.queries()) {
        assertTrue(stems(query).size() > 1, query);
      }
    }
  }

  @Test
  void the_documents_of_a_query_s_sense_are_relevant_to_it_and_no_others() throws IOException {
    BeirCollection collection = WordSenses.collection(WordSenses.read());

    assertEquals(200, collection.documents().size());
    assertEquals(80, collection.queries().size());
    assertEquals(
        Map.of(
            "bank-river-1",
            1,
            "bank-river-2",
            1,
            "bank-river-3",
            1,
            "bank-river-4",
            1,
            "bank-river-5",
            1),
        collection.queries().get(0).judgements());
  }

  private List<WordSense> all() {
    return byWord.values().stream().flatMap(Collection::stream).toList();
  }

  private static List<String> documents(List<WordSense> senses) {
    return senses.stream().flatMap(sense -> sense.documents().stream()).toList();
  }

  private static Stream<String> texts(List<WordSense> senses) {
    return senses.stream()
        .flatMap(sense -> Stream.concat(sense.documents().stream(), sense.queries().stream()));
  }

  private static String stem(String word) throws IOException {
    return stems(word).iterator().next();
  }

  /** The terms of a text as the field type text_en of the configset makes them. */
  private static Set<String> stems(String text) throws IOException {
    Set<String> stems = new TreeSet<>();
    try (Analyzer english = english();
        TokenStream tokens = english.tokenStream("text", text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(term.toString());
      }
      tokens.end();
    }
    return stems;
  }

  private static Analyzer english() throws IOException {
    return CustomAnalyzer.builder()
        .withTokenizer("standard")
        .addTokenFilter("englishPossessive")
        .addTokenFilter("lowercase")
        .addTokenFilter("stop")
        .addTokenFilter("porterStem")
        .build();
  }
}
