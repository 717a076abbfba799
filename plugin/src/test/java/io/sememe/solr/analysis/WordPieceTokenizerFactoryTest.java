// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tokenizer as a schema or plain Lucene configures it. */
final class WordPieceTokenizerFactoryTest {
  private static Encoders encoders;

  @BeforeAll
  static void open() {
    encoders = new Encoders(EncoderSettings.of(Path.of(System.getProperty("sememe.test.models"))));
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  private static EncodersResourceLoader loader() {
    return new EncodersResourceLoader(
        encoders, new ClasspathResourceLoader(WordPieceTokenizerFactoryTest.class));
  }

  private static TokenizerFactory factory(String... args) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      map.put(args[i], args[i + 1]);
    }
    return TokenizerFactory.forName(WordPieceTokenizerFactory.NAME, map);
  }

  private static String refusal(String... args) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> factory(args)).getMessage());
  }

  @Test
  void plain_lucene_finds_it_by_its_name() throws IOException {
    try (Analyzer analyzer =
        CustomAnalyzer.builder(loader())
            .withTokenizer("wordpiece", "model", "bge-small-en-v1.5", "subwords", "joined")
            .build()) {
      assertEquals("river embeddings", terms(analyzer, "River embeddings"));
    }
  }

  private static String terms(Analyzer analyzer, String text) throws IOException {
    StringBuilder terms = new StringBuilder();
    try (TokenStream stream = analyzer.tokenStream("field", text)) {
      stream.reset();
      while (stream.incrementToken()) {
        terms.append(terms.isEmpty() ? "" : " ");
        terms.append(stream.getAttribute(CharTermAttribute.class));
      }
      stream.end();
    }
    return terms.toString();
  }

  @Test
  void wrong_parameters_are_refused() {
    assertTrue(refusal().contains("model"));
    assertEquals("Unknown parameters: {sepcial=true}", refusal("model", "m", "sepcial", "true"));
    assertEquals(
        "subwords must be positions, stacked or joined, got: both",
        refusal("model", "m", "subwords", "both"));
  }

  // A schema is loaded before its models, and must be even if they never are.
  @Test
  void a_missing_model_fails_the_text_and_not_the_factory() throws IOException {
    WordPieceTokenizerFactory factory = (WordPieceTokenizerFactory) factory("model", "none");
    factory.inform(loader());
    try (WordPieceTokenizer tokenizer =
        factory.create(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY)) {
      tokenizer.setReader(new StringReader("river"));
      tokenizer.reset();
      EncoderException e = assertThrows(EncoderException.class, tokenizer::incrementToken);
      assertEquals(Kind.UNKNOWN_MODEL, e.kind());
    }
  }

  @Test
  void a_loader_without_models_is_refused() {
    WordPieceTokenizerFactory factory = (WordPieceTokenizerFactory) factory("model", "m");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> factory.inform(new ClasspathResourceLoader(getClass())));
    assertTrue(String.valueOf(e.getMessage()).contains("EncodersResourceLoader"));
  }
}
