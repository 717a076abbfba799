// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.FakeWordEmbedder;
import io.sememe.solr.testing.GivenModels;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.junit.jupiter.api.Test;

final class ContextualEmbeddingFilterFactoryTest {
  private final FakeWordEmbedder embedder = new FakeWordEmbedder();

  @Test
  void lucene_finds_it_by_its_name() throws IOException {
    assertEquals(
        ContextualEmbeddingFilterFactory.class,
        TokenFilterFactory.lookupClass("contextualEmbedding"));
    try (CustomAnalyzer analyzer = analyzer(Map.of("model", "m", "maxTokens", "64"));
        TokenStream stream = analyzer.tokenStream("field", "tea")) {
      stream.reset();
      assertTrue(stream.incrementToken());
      assertTrue(stream.hasAttribute(PayloadAttribute.class));
    }
    assertEquals(64, embedder.calls().get(0).maxTokens());
  }

  @Test
  void payloads_can_be_left_out() throws IOException {
    try (CustomAnalyzer analyzer = analyzer(Map.of("model", "m", "payload", "none"));
        TokenStream stream = analyzer.tokenStream("field", "tea")) {
      assertFalse(stream.hasAttribute(PayloadAttribute.class));
    }
  }

  private CustomAnalyzer analyzer(Map<String, String> args) throws IOException {
    return CustomAnalyzer.builder(GivenModels.ofWords(() -> embedder))
        .withTokenizer("whitespace")
        .addTokenFilter("contextualEmbedding", new HashMap<>(args))
        .build();
  }

  @Test
  void it_tells_what_queries_need_to_know() {
    ContextualEmbeddingFilterFactory factory = of("model", "m", "maxTokens", "3");
    assertEquals("m", factory.model());
    assertEquals(3, factory.maxTokens());
    assertEquals(Integer.MAX_VALUE, of("model", "m").maxTokens());
  }

  @Test
  void parameters_that_are_missing_wrong_or_unknown_are_refused_with_their_names() {
    refused("missing parameter 'model'");
    refused("Unknown parameters: {modle=m}", "model", "m", "modle", "m");
    refused("maxTokens must be at least 3, got: 2", "model", "m", "maxTokens", "2");
    refused("payload", "model", "m", "payload", "float");
  }

  private static void refused(String message, String... args) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> of(args));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  private static ContextualEmbeddingFilterFactory of(String... args) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      map.put(args[i], args[i + 1]);
    }
    return new ContextualEmbeddingFilterFactory(map);
  }

  @Test
  void the_constructor_of_the_service_loader_refuses() {
    assertThrows(UnsupportedOperationException.class, ContextualEmbeddingFilterFactory::new);
  }
}
