// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model sees of a query, and what becomes of it. */
final class QueryContextTest {
  private static final String FIELD = "text";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bank of  the River; Bank of the River",
        "\"river bank\"~3 (tea | cup) + leaf; river bank tea cup leaf",
        "bank -money river; bank river",
        "bank -(money -loan) --river; bank river",
        "\\+bank bank's; +bank bank's",
        "-money; ''",
        "*; ''"
      })
  void the_context_is_the_text_without_operators_and_forbidden_words(String text, String context) {
    assertEquals(context, context(text, Occur.SHOULD).context.text());
  }

  @Test
  void its_words_are_those_that_the_analyzer_leaves_each_once() {
    Parsed parsed = context("the Banks of \"the river bank\"", Occur.SHOULD);
    assertEquals(
        List.of("Banks", "river", "bank"),
        parsed.context.words().stream().map(word -> word.of(parsed.context.text())).toList());
  }

  @Test
  void a_word_has_the_vectors_of_all_its_places() {
    Parsed parsed = context("banks bank river", Occur.SHOULD);
    List<float[]> vectors = List.of(new float[] {1}, new float[] {2}, new float[0]);
    assertEquals(
        new QueryWord(WordIndex.terms("bank"), vectors.subList(0, 2)),
        parsed.context.word(WordIndex.terms("bank"), vectors));
    assertEquals(
        new QueryWord(WordIndex.terms("bank", "river"), vectors.subList(0, 2)),
        parsed.context.word(WordIndex.terms("bank", "river"), vectors));
    assertEquals(
        new QueryWord(WordIndex.terms("river"), List.of()),
        parsed.context.word(WordIndex.terms("river"), vectors));
    assertEquals(
        new QueryWord(WordIndex.terms("money"), List.of()),
        parsed.context.word(WordIndex.terms("money"), vectors));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Banks; C(bank)",
        "bank of river; C(bank) C(river)",
        "bank + river; +C(bank) +C(river)",
        "\"river banks\"; C(\"river bank\")",
        "\"river the banks\"~2 tea; C(\"river ? bank\"~2) C(tea)",
        "bank -money; C(bank) -monei",
        "-money bank + river; +(-monei C(bank)) +C(river)",
        "-money -loan; -monei -loan *:*",
        "bank (-money -loan); C(bank) -monei -loan",
        "bank -(money -loan); C(bank) -(monei -loan)",
        "--bank river; C(bank) C(river)",
        "bank (tea + cup); C(bank) (+C(tea) +C(cup))",
        "car; C(Synonym(auto car))",
        "\"fast car\"; C(\"fast (auto car)\")",
        "ny; ((+C(new) +C(york)) C(ny))"
      })
  void words_phrases_and_synonyms_count_by_meaning_wherever_they_stand(String text, String query) {
    assertEquals(query, context(text, Occur.SHOULD).contextual());
  }

  @Test
  void the_operator_between_words_is_the_one_that_was_asked_for() {
    assertEquals("+C(bank) +C(river)", context("bank of river", Occur.MUST).contextual());
  }

  private static Parsed context(String text, Occur operator) {
    return new Parsed(
        ContextualGrammar.query(text, FIELD, analyzer(), operator),
        QueryContext.of(text, FIELD, analyzer()));
  }

  /** Whitespace, lower case, stop words, stems, and synonyms of one and of two words. */
  private static Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new WhitespaceTokenizer();
        TokenStream words =
            new StopFilter(new LowerCaseFilter(tokenizer), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        TokenStream stems = new PorterStemFilter(words);
        return new TokenStreamComponents(
            tokenizer, new SynonymGraphFilter(stems, synonyms(), true));
      }
    };
  }

  private static SynonymMap synonyms() {
    SynonymMap.Builder synonyms = new SynonymMap.Builder();
    synonyms.add(new CharsRef("car"), new CharsRef("auto"), true);
    CharsRef city = SynonymMap.Builder.join(new String[] {"new", "york"}, new CharsRefBuilder());
    synonyms.add(new CharsRef("ny"), city, true);
    try {
      return synonyms.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Parsed(Query plain, QueryContext context) {
    /** Returns the query with C for all that counts by meaning. */
    String contextual() {
      List<float[]> vectors =
          IntStream.range(0, context.words().size()).mapToObj(i -> new float[] {1}).toList();
      Meaning meaning = Meaning.DEFAULT;
      return new ContextualWords(context, vectors, WordIndex.SPACE, meaning)
          .in(plain)
          .toString(FIELD)
          .replace("contextual[" + meaning + "]", "C");
    }
  }
}
