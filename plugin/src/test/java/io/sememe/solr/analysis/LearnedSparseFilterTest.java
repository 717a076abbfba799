// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.testing.FakeSparseEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.analysis.MockTokenizer;
import org.apache.lucene.tests.util.TestUtil;
import org.junit.Test;

/** Lucene's own checks, and what the filter's javadoc says. */
public final class LearnedSparseFilterTest extends BaseTokenStreamTestCase {
  private static final int RANDOM_TEXTS = 1_000;

  private final FakeSparseEncoder encoder = new FakeSparseEncoder();

  @Test
  public void terms_stand_at_one_place_with_the_offsets_of_the_whole_text() throws IOException {
    assertAnalyzesTo(
        keyword(SparsePruning.NONE),
        " tea pots ",
        new String[] {"pots", "tea", "p", "t"},
        new int[] {0, 0, 0, 0},
        new int[] {10, 10, 10, 10},
        new String[] {"sparse", "sparse", "sparse", "sparse"},
        new int[] {1, 0, 0, 0});
  }

  @Test
  public void what_pruning_leaves_out_is_no_token() throws IOException {
    assertAnalyzesTo(keyword(new SparsePruning(2, 0, 0)), "tea pots", new String[] {"pots", "tea"});
    assertAnalyzesTo(keyword(new SparsePruning(9, 0.8f, 0)), "tea pots", new String[] {"pots"});
  }

  @Test
  public void a_text_without_terms_has_no_tokens() throws IOException {
    assertAnalyzesTo(keyword(SparsePruning.NONE), "", new String[0]);
    assertAnalyzesTo(keyword(SparsePruning.NONE), " \t", new String[0]);
    assertAnalyzesTo(behind(WhitespaceTokenizer::new), "", new String[0]);
  }

  @Test
  public void it_behaves_as_lucene_wants_whatever_the_text() throws IOException {
    for (Analyzer analyzer :
        List.of(keyword(SparsePruning.NONE), behind(LearnedSparseFilterTest::mock))) {
      for (int i = 0; i < RANDOM_TEXTS; i++) {
        String text = TestUtil.randomAnalysisString(random(), 40, random().nextBoolean());
        checkAnalysisConsistency(random(), analyzer, random().nextBoolean(), text);
      }
      checkResetException(analyzer, "tea for two");
    }
  }

  @Test
  public void behind_the_tokenizer_keyword_the_model_sees_the_text_as_it_is() throws IOException {
    List<String> texts = new ArrayList<>(List.of("", "a", "x ".repeat(100_000), "end\n"));
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      texts.add(TestUtil.randomUnicodeString(random(), 300));
    }
    try (Analyzer analyzer = keyword(SparsePruning.NONE)) {
      for (String text : texts) {
        consume(analyzer, text);
      }
    }
    assertEquals(texts, encoder.texts());
  }

  @Test
  public void behind_other_tokenizers_words_are_apart_where_they_were() throws IOException {
    try (Analyzer analyzer = behind(WhitespaceTokenizer::new)) {
      consume(analyzer, "  tea,  pots\n");
    }
    assertEquals(List.of("tea, pots"), encoder.texts());
  }

  @Test
  public void frequencies_are_coded_as_lucene_codes_features() throws IOException {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      float weight = Math.min(0x1p50f, (float) Math.exp(random().nextGaussian() * 10));
      terms.add(new Term("t" + i, Math.max(Float.MIN_NORMAL, weight)));
    }
    List<Integer> expected = new ArrayList<>();
    for (Term term : terms) {
      expected.add(codeOf(term));
    }
    assertEquals(expected, frequencies(terms));
  }

  @Test
  public void weights_that_cannot_be_coded_are_the_nearest_that_can() throws IOException {
    List<Term> given =
        List.of(
            new Term("a", Float.MAX_VALUE), new Term("b", 0x1p70f), new Term("c", Float.MIN_VALUE));
    int most = codeOf(new Term("a", 1L << 50));
    int least = codeOf(new Term("c", Float.MIN_NORMAL));
    assertEquals(List.of(most, most, least), frequencies(given));
    assertTrue(least > 0);
  }

  @Test
  public void of_equal_terms_the_heaviest_stays() throws IOException {
    List<Term> given = List.of(new Term("a", 3), new Term("b", 2), new Term("a", 1));
    assertEquals(List.of(codeOf(given.get(0)), codeOf(given.get(1))), frequencies(given));
  }

  @Test
  public void a_model_that_fails_is_told_and_the_stream_is_of_use_again() throws IOException {
    AtomicBoolean fails = new AtomicBoolean(true);
    try (Analyzer analyzer = of(() -> orFail(fails.get()))) {
      IllegalStateException told =
          expectThrows(IllegalStateException.class, () -> consume(analyzer, "tea"));
      assertEquals("told: loading", told.getMessage());
      fails.set(false);
      assertAnalyzesTo(analyzer, "tea", new String[] {"tea", "t"});
    }
  }

  @Test
  public void beside_positions_lucene_says_what_is_wrong() throws IOException {
    try (Directory folder = newDirectory();
        IndexWriter writer =
            new IndexWriter(folder, newIndexWriterConfig(keyword(SparsePruning.NONE)))) {
      Document document = new Document();
      document.add(new TextField("text", "tea", Field.Store.NO));
      Exception refusal =
          expectThrows(IllegalStateException.class, () -> writer.addDocument(document));
      assertTrue(
          refusal.getMessage(),
          refusal
              .getMessage()
              .contains("cannot index positions while using custom TermFrequencyAttribute"));
    }
  }

  private SparseEncoder orFail(boolean fails) {
    if (fails) {
      throw new EncoderException(Kind.LOADING, "loading");
    }
    return encoder;
  }

  private static Tokenizer mock() {
    return new MockTokenizer(MockTokenizer.WHITESPACE, false);
  }

  private Analyzer keyword(SparsePruning pruning) {
    return new SparseAnalyzer(KeywordTokenizer::new, () -> encoder, pruning);
  }

  private Analyzer behind(Supplier<Tokenizer> tokenizer) {
    return new SparseAnalyzer(tokenizer, () -> encoder, SparsePruning.NONE);
  }

  private static Analyzer of(Supplier<SparseEncoder> encoder) {
    return new SparseAnalyzer(KeywordTokenizer::new, encoder, SparsePruning.NONE);
  }

  private static void consume(Analyzer analyzer, String text) throws IOException {
    frequencies(analyzer, text);
  }

  private static List<Integer> frequencies(List<Term> terms) throws IOException {
    try (Analyzer analyzer = of(() -> new FixedSparseEncoder(terms))) {
      return frequencies(analyzer, "any");
    }
  }

  private static List<Integer> frequencies(Analyzer analyzer, String text) throws IOException {
    try (TokenStream stream = analyzer.tokenStream("field", text)) {
      return frequencies(stream);
    }
  }

  private static int codeOf(Term term) throws IOException {
    FeatureField feature = new FeatureField("field", term.text(), term.weight());
    try (TokenStream stream = feature.tokenStream(null, null)) {
      return frequencies(stream).get(0);
    }
  }

  private static List<Integer> frequencies(TokenStream stream) throws IOException {
    TermFrequencyAttribute frequency = stream.addAttribute(TermFrequencyAttribute.class);
    List<Integer> frequencies = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      frequencies.add(frequency.getTermFrequency());
    }
    stream.end();
    return frequencies;
  }
}
