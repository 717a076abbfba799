// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.FakeSparseEncoder;
import io.sememe.solr.testing.GivenModels;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LearnedSparseFilterFactoryTest {

  @Test
  void lucene_finds_it_by_its_name() {
    LearnedSparseFilterFactory factory =
        assertInstanceOf(
            LearnedSparseFilterFactory.class,
            TokenFilterFactory.forName("learnedSparse", args("model", "splade")));
    assertEquals("splade", factory.model());
  }

  @Test
  void its_parameters_prune() throws IOException {
    assertEquals(List.of("pots", "for", "tea", "f", "p", "t"), terms());
    assertEquals(List.of("pots"), terms("topK", "1"));
    assertEquals(List.of("pots", "for", "tea"), terms("maxRatio", "0.7"));
    assertEquals(List.of("pots"), terms("absValue", "3.5"));
  }

  @ParameterizedTest
  @CsvSource({
    "topK, 0, topK is at least 1",
    "topK, many, many",
    "maxRatio, 1.5, maxRatio 0 to 1",
    "absValue, -1, absValue 0 or more",
    "absValue, NaN, absValue 0 or more",
    "topk, 3, 'Unknown parameters: {topk=3}'"
  })
  void a_parameter_that_is_wrong_is_refused(String name, String value, String said) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LearnedSparseFilterFactory(args("model", "splade", name, value)));
    assertTrue(String.valueOf(refusal.getMessage()).contains(said), refusal::toString);
  }

  @Test
  void a_model_must_be_named() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new LearnedSparseFilterFactory(args()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("'model'"), refusal::toString);
  }

  @Test
  void no_model_is_asked_for_before_a_text_comes() throws IOException {
    LearnedSparseFilterFactory factory = new LearnedSparseFilterFactory(args("model", "none"));
    factory.inform(
        GivenModels.ofTerms(
            () -> {
              throw new IllegalStateException("asked");
            }));
    try (KeywordTokenizer tokenizer = new KeywordTokenizer();
        TokenStream stream = factory.create(tokenizer)) {
      tokenizer.setReader(new StringReader("tea"));
      stream.reset();
      assertThrows(IllegalStateException.class, stream::incrementToken);
    }
  }

  @Test
  void a_loader_without_models_is_refused_with_what_to_use() {
    LearnedSparseFilterFactory factory = new LearnedSparseFilterFactory(args("model", "splade"));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> factory.inform(new ClasspathResourceLoader(getClass())));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("EncodersResourceLoader"), refusal::toString);
  }

  private static List<String> terms(String... parameters) throws IOException {
    Map<String, String> args = args(parameters);
    args.put("model", "fake");
    LearnedSparseFilterFactory factory = new LearnedSparseFilterFactory(args);
    factory.inform(GivenModels.ofTerms(FakeSparseEncoder::new));
    try (KeywordTokenizer tokenizer = new KeywordTokenizer();
        TokenStream stream = factory.create(tokenizer)) {
      tokenizer.setReader(new StringReader("tea for pots"));
      return terms(stream);
    }
  }

  private static List<String> terms(TokenStream stream) throws IOException {
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    List<String> terms = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      terms.add(term.toString());
    }
    stream.end();
    return terms;
  }

  private static Map<String, String> args(String... namesAndValues) {
    Map<String, String> args = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      args.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return args;
  }
}
