// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.testing.FakeWordEmbedder;
import io.sememe.solr.testing.FakeWordEmbedder.Call;
import io.sememe.solr.testing.GivenModels;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.payloads.NumericPayloadTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.tests.analysis.CannedTokenStream;
import org.apache.lucene.tests.analysis.MockTokenizer;
import org.apache.lucene.tests.analysis.Token;
import org.apache.lucene.util.CharsRef;
import org.junit.Test;

/** Lucene's own checks, and what the filter's javadoc says. */
public final class ContextualEmbeddingFilterTest extends ContextualTokensTestCase {
  @Test
  public void it_behaves_as_lucene_wants_whatever_the_text() throws IOException {
    for (Supplier<Tokenizer> tokenizer : tokenizers()) {
      try (Analyzer analyzer = of(tokenizer, input -> input)) {
        checkRandomData(random(), analyzer, 300);
        checkRandomData(random(), analyzer, 10, 8_192);
        checkResetException(analyzer, "tea for two");
      }
    }
  }

  @Test
  public void it_behaves_as_lucene_wants_in_front_of_other_filters() throws IOException {
    try (Analyzer analyzer = of(ContextualEmbeddingFilterTest::mock, this::chain)) {
      checkRandomData(random(), analyzer, 300);
    }
  }

  private static List<Supplier<Tokenizer>> tokenizers() {
    return List.of(
        ContextualEmbeddingFilterTest::mock, WhitespaceTokenizer::new, StandardTokenizer::new);
  }

  private static Tokenizer mock() {
    return new MockTokenizer(MockTokenizer.WHITESPACE, false);
  }

  private TokenStream chain(TokenStream input) {
    TokenStream synonyms = new SynonymGraphFilter(new LowerCaseFilter(input), synonyms(), true);
    TokenStream stopped =
        new StopFilter(
            new FlattenGraphFilter(synonyms), new CharArraySet(List.of("a", "the"), true));
    return new PorterStemFilter(stopped);
  }

  private static SynonymMap synonyms() {
    SynonymMap.Builder builder = new SynonymMap.Builder();
    builder.add(new CharsRef("shore"), new CharsRef("river\u0000bank"), true);
    try {
      return builder.build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void tokens_stay_as_they_were_and_each_has_the_vector_of_its_place() throws IOException {
    String text = "Tea, for two & two";
    try (Analyzer analyzer = of(WhitespaceTokenizer::new, input -> input)) {
      assertAnalyzesTo(
          analyzer,
          text,
          new String[] {"Tea,", "for", "two", "&", "two"},
          new int[] {0, 5, 9, 13, 15},
          new int[] {4, 8, 12, 14, 18});
      List<Seen> tokens = tokens(analyzer, text);
      assertSame(FakeWordEmbedder.vector(text, new TextSpan(5, 8)), tokens.get(1));
      assertNull(tokens.get(3).vector());
      assertNull(tokens.get(3).payload());
      assertFalse(Arrays.equals(tokens.get(2).vector(), tokens.get(4).vector()));
    }
    Call call = embedder.calls().get(0);
    assertEquals(text, call.text());
    assertEquals(List.of("Tea,", "for", "two", "&", "two"), call.surfaces());
    assertEquals(Role.PASSAGE, call.role());
  }

  @Test
  public void stems_and_synonyms_keep_the_vector_of_the_word_that_was_written() throws IOException {
    String text = "The Boats by the shore";
    try (Analyzer analyzer = of(StandardTokenizer::new, this::chain)) {
      List<Seen> tokens = tokens(analyzer, text);
      assertEquals(
          List.of("boat", "by", "river", "shore", "bank"),
          tokens.stream().map(Seen::term).toList());
      assertSame(FakeWordEmbedder.vector(text, new TextSpan(4, 9)), tokens.get(0));
      assertSame(FakeWordEmbedder.vector(text, new TextSpan(17, 22)), tokens.get(3));
    }
  }

  @Test
  public void offsets_through_char_filters_stay() throws IOException {
    String html = "<p>Tea &amp; <b>milk</b></p>";
    try (Analyzer analyzer =
        new Analyzer() {
          @Override
          protected Reader initReader(String field, Reader reader) {
            return new HTMLStripCharFilter(reader);
          }

          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new WhitespaceTokenizer();
            return new TokenStreamComponents(tokenizer, filter(tokenizer));
          }
        }) {
      assertAnalyzesTo(
          analyzer,
          html,
          new String[] {"Tea", "&", "milk"},
          new int[] {3, 7, 16},
          new int[] {6, 12, 24});
    }
    assertEquals("Tea & milk", embedder.calls().get(0).text());
  }

  @Test
  public void a_token_without_a_vector_keeps_the_payload_that_it_had() throws IOException {
    TokenStream input =
        new NumericPayloadTokenFilter(
            new CannedTokenStream(new Token("!", 0, 1), new Token("tea", 2, 5)), 7, "word");
    List<Seen> tokens = tokens(filter(input));
    assertEquals(4, tokens.get(0).payload().length);
    assertTrue(WordVectorPayload.isOf(tokens.get(1).payload(), FakeWordEmbedder.FINGERPRINT));
  }

  @Test
  public void a_stream_without_tokens_needs_no_model() throws IOException {
    assertEquals(List.of(), tokens(new WhitespaceTokenizer(), " "));
    assertEquals(List.of(), embedder.calls());
  }

  @Test
  public void a_model_that_fails_is_told_and_the_stream_is_of_use_again() throws IOException {
    AtomicBoolean fails = new AtomicBoolean(true);
    GivenModels models = GivenModels.ofWords(() -> orFail(fails.get()));
    try (Analyzer analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokenizer = new WhitespaceTokenizer();
            return new TokenStreamComponents(
                tokenizer, new ContextualEmbeddingFilter(tokenizer, models, "fake", 9, true));
          }
        }) {
      IllegalStateException told =
          expectThrows(IllegalStateException.class, () -> tokens(analyzer, "tea"));
      assertEquals("told: loading", told.getMessage());
      fails.set(false);
      assertAnalyzesTo(analyzer, "two teas", new String[] {"two", "teas"});
    }
    assertEquals("two teas", embedder.calls().get(0).text());
    assertEquals(9, embedder.calls().get(0).maxTokens());
  }

  private WordEmbedder orFail(boolean fails) {
    if (fails) {
      throw new EncoderException(Kind.LOADING, "loading");
    }
    return embedder;
  }

  private Analyzer of(Supplier<Tokenizer> tokenizer, Function<TokenStream, TokenStream> behind) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = tokenizer.get();
        return new TokenStreamComponents(source, behind.apply(filter(source)));
      }
    };
  }
}
