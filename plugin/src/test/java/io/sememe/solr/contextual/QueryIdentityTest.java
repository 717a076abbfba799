// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What queries are equal to, and how they look. */
final class QueryIdentityTest {
  private static final float[] SAME = {1, 0};
  private static final float[] OTHER = {0, 1};

  @Test
  void queries_are_equal_when_all_that_they_were_made_of_is() {
    Query query = word(WordIndex.SPACE, Meaning.DEFAULT, SAME, "bank");
    Query equal =
        word(
            new WordSpace("text", "a name", WordIndex.FINGERPRINT),
            Meaning.DEFAULT,
            SAME.clone(),
            "bank");
    assertEquals(query, equal);
    assertEquals(query.hashCode(), equal.hashCode());
    WordSpace space = new WordSpace("text", "fake", "ffffffff");
    List.of(
            word(WordIndex.SPACE, Meaning.DEFAULT, SAME, "river"),
            word(WordIndex.SPACE, Meaning.DEFAULT, SAME, "bank", "river"),
            word(WordIndex.SPACE, Meaning.DEFAULT, OTHER, "bank"),
            word(WordIndex.SPACE, new Meaning(0.4, 0.6, 0.85), SAME, "bank"),
            word(space, Meaning.DEFAULT, SAME, "bank"),
            phrase("bank"))
        .forEach(other -> assertNotEquals(query, other));
  }

  @Test
  void phrases_are_equal_when_their_words_are() {
    assertEquals(phrase("river", "bank"), phrase("river", "bank"));
    assertEquals(phrase("river", "bank").hashCode(), phrase("river", "bank").hashCode());
    assertNotEquals(phrase("river", "bank"), phrase("bank", "river"));
  }

  @Test
  void it_prints_the_plain_query_and_how_meaning_counts() {
    Meaning meaning = new Meaning(0.5, 0.6, 0.85);
    assertEquals(
        "contextual[alpha=0.5,floor=0.6,ceiling=0.85](text:bank)",
        word(WordIndex.SPACE, meaning, SAME, "bank").toString());
    assertEquals(
        "contextual[alpha=0.5,floor=0.6,ceiling=0.85](Synonym(bank shore))",
        word(WordIndex.SPACE, meaning, SAME, "bank", "shore").toString("text"));
    assertEquals(
        "contextual[" + Meaning.DEFAULT + "](\"river bank\"~2)",
        phrase("river", "bank").toString("text"));
  }

  @Test
  void the_words_are_there_for_who_looks_for_them() {
    Set<Term> terms = new HashSet<>();
    phrase("river", "bank").visit(QueryVisitor.termCollector(terms));
    assertEquals(Set.copyOf(WordIndex.terms("river", "bank")), terms);
  }

  @Test
  void a_phrase_has_a_word_for_each_of_its_positions() {
    PhraseQuery phrase = new PhraseQuery("text", "river", "bank");
    List<QueryWord> words = List.of(new QueryWord(WordIndex.terms("river").get(0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ContextualPhraseQuery(phrase, words, WordIndex.SPACE, Meaning.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({"-0.1,0,1", "1.1,0,1", "NaN,0,1", "0.5,1,1", "0.5,-2,1", "0.5,0,1.1", "0.5,0,NaN"})
  void meaning_has_its_ranges(double alpha, double floor, double ceiling) {
    assertThrows(IllegalArgumentException.class, () -> new Meaning(alpha, floor, ceiling));
  }

  private static Query word(WordSpace space, Meaning meaning, float[] vector, String... terms) {
    QueryWord word = new QueryWord(WordIndex.terms(terms), List.of(vector));
    return new ContextualTermQuery(word, space, meaning);
  }

  private static Query phrase(String... terms) {
    List<QueryWord> words =
        WordIndex.terms(terms).stream().map(term -> new QueryWord(term, SAME)).toList();
    return new ContextualPhraseQuery(
        new PhraseQuery(2, "text", terms), words, WordIndex.SPACE, Meaning.DEFAULT);
  }
}
