// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import com.carrotsearch.randomizedtesting.annotations.ThreadLeakScope;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakScope.Scope;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.solr.testing.OwnTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The filter in plain Lucene, without Solr, with a model whose terms are known beforehand. */
@ThreadLeakScope(Scope.NONE)
public final class LearnedSparseModelTest extends BaseTokenStreamTestCase {
  private static final int RANDOM_TEXTS = 1_000;
  private static final int LONG_TEXTS = 10;
  private static final int LONG_TEXT_CHARS = 8_192;
  private static final int LONGER_THAN_THE_MODEL_SEES = 2_000;

  /** Weights have nine significant bits in an index. */
  private static final float PRECISION = 1 / 256f;

  private static Encoders encoders;

  @BeforeClass
  public static void installTheModel() throws IOException {
    Path models = createTempDir();
    OwnTokens.install(models, Path.of(System.getProperty("sememe.test.models")));
    encoders = new Encoders(EncoderSettings.of(models));
  }

  @AfterClass
  public static void closeEncoders() {
    encoders.close();
    encoders = null;
  }

  @Test
  public void it_behaves_as_lucene_wants_whatever_the_text() throws IOException {
    try (Analyzer analyzer = analyzer(OwnTokens.MODEL)) {
      for (int i = 0; i < RANDOM_TEXTS; i++) {
        String text = TestUtil.randomAnalysisString(random(), 100, random().nextBoolean());
        checkAnalysisConsistency(random(), analyzer, random().nextBoolean(), text);
      }
      for (int i = 0; i < LONG_TEXTS; i++) {
        String text = TestUtil.randomAnalysisString(random(), LONG_TEXT_CHARS, false);
        checkAnalysisConsistency(random(), analyzer, random().nextBoolean(), text);
      }
      checkResetException(analyzer, "tea for two");
    }
  }

  @Test
  public void the_terms_are_those_of_the_whole_text() throws IOException {
    String text = "Tea! ".repeat(LONGER_THAN_THE_MODEL_SEES) + "On the wing.";
    assertEquals(Set.of("tea", "!", "on", "the", "wing", "."), terms(text));
  }

  @Test
  public void lucenes_own_feature_queries_find_by_the_weights() throws IOException {
    FieldType weights = new FieldType();
    weights.setTokenized(true);
    weights.setOmitNorms(true);
    weights.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    Document document = new Document();
    document.add(new Field("weights", "Tea on the wing", weights));
    try (Directory folder = newDirectory();
        IndexWriter writer =
            new IndexWriter(folder, newIndexWriterConfig(analyzer(OwnTokens.MODEL)))) {
      writer.addDocument(document);
      try (IndexReader reader = DirectoryReader.open(writer)) {
        TopDocs found =
            new IndexSearcher(reader).search(FeatureField.newLinearQuery("weights", "wing", 2), 1);
        assertEquals(2, found.scoreDocs[0].score, 2 * PRECISION);
      }
    }
  }

  @Test
  public void a_model_that_is_missing_is_told_when_a_text_comes() throws IOException {
    try (Analyzer analyzer = analyzer("nosuch")) {
      EncoderException told =
          expectThrows(
              EncoderException.class,
              () -> checkAnalysisConsistency(random(), analyzer, false, "tea"));
      assertEquals(EncoderException.Kind.UNKNOWN_MODEL, told.kind());
    }
  }

  private static Set<String> terms(String text) throws IOException {
    Set<String> terms = new TreeSet<>();
    try (Analyzer analyzer = analyzer(OwnTokens.MODEL);
        TokenStream stream = analyzer.tokenStream("field", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }

  private static Analyzer analyzer(String model) throws IOException {
    return CustomAnalyzer.builder(
            new EncodersResourceLoader(
                encoders, new ClasspathResourceLoader(LearnedSparseModelTest.class)))
        .withTokenizer("keyword")
        .addTokenFilter("learnedSparse", "model", model)
        .build();
  }
}
