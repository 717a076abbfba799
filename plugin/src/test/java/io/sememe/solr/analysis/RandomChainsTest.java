// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.testing.ModelTestCase;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.tests.analysis.MockCharFilter;
import org.junit.Test;

/** The tokenizer and the filter for vectors among components that Lucene ships, as it comes. */
public final class RandomChainsTest extends ModelTestCase {
  private static final int CHAINS = 40;
  private static final int TEXTS = 25;
  private static final int MOST_CHARS = 20;
  private static final int MOST_FILTERS = 3;

  private static final List<UnaryOperator<Reader>> CHAR_FILTERS =
      List.of(reader -> reader, HTMLStripCharFilter::new, reader -> new MockCharFilter(reader, 2));

  private static final List<UnaryOperator<TokenStream>> FILTERS =
      List.of(
          LowerCaseFilter::new,
          PorterStemFilter::new,
          ASCIIFoldingFilter::new,
          DecimalDigitFilter::new,
          EnglishPossessiveFilter::new,
          ReverseStringFilter::new,
          ShingleFilter::new,
          input -> new RemoveDuplicatesTokenFilter(new KeywordRepeatFilter(input)),
          input -> new StopFilter(input, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));

  /** A chain with what it consists of, for who has to look for a fault. */
  private record Chain(
      UnaryOperator<Reader> characters,
      Supplier<Tokenizer> tokenizer,
      List<UnaryOperator<TokenStream>> filters) {
    Analyzer analyzer() {
      return new Analyzer() {
        @Override
        protected Reader initReader(String field, Reader reader) {
          return characters.apply(reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer start = tokenizer.get();
          TokenStream end = start;
          for (UnaryOperator<TokenStream> filter : filters) {
            end = filter.apply(end);
          }
          return new TokenStreamComponents(start, end);
        }
      };
    }
  }

  @Test
  public void any_chain_with_them_behaves_as_lucene_wants() throws IOException {
    for (int i = 0; i < CHAINS; i++) {
      try (Analyzer analyzer = chain().analyzer()) {
        checkRandomData(random(), analyzer, TEXTS, MOST_CHARS, false, false);
      }
    }
  }

  private Chain chain() {
    ModelSource models = models();
    List<UnaryOperator<TokenStream>> filters = some(MOST_FILTERS - 1);
    filters.add(input -> new ContextualEmbeddingFilter(input, models, MODEL, 128, true));
    filters.addAll(some(MOST_FILTERS));
    return new Chain(one(CHAR_FILTERS), one(tokenizers(models)), filters);
  }

  private static List<Supplier<Tokenizer>> tokenizers(ModelSource models) {
    List<Supplier<Tokenizer>> tokenizers =
        new ArrayList<>(
            List.of(
                StandardTokenizer::new,
                WhitespaceTokenizer::new,
                LetterTokenizer::new,
                KeywordTokenizer::new));
    for (Subwords subwords : Subwords.values()) {
      WordPieceTokenizer.Form form =
          new WordPieceTokenizer.Form(MODEL, subwords, random().nextBoolean());
      tokenizers.add(() -> new WordPieceTokenizer(newAttributeFactory(), models, form));
    }
    return tokenizers;
  }

  private static List<UnaryOperator<TokenStream>> some(int most) {
    List<UnaryOperator<TokenStream>> filters = new ArrayList<>();
    for (int left = random().nextInt(most + 1); left > 0; left--) {
      filters.add(one(FILTERS));
    }
    return filters;
  }

  private static <T> T one(List<T> all) {
    return all.get(random().nextInt(all.size()));
  }
}
