// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.attribute.ContextualVectorAttribute;
import io.sememe.solr.testing.FakeWordEmbedder;
import io.sememe.solr.testing.GivenModels;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.util.BytesRef;

/** The tokens of a {@link ContextualEmbeddingFilter} with a model whose vectors are known. */
public abstract class ContextualTokensTestCase extends BaseTokenStreamTestCase {
  final FakeWordEmbedder embedder = new FakeWordEmbedder();

  /** A token as a consumer sees it. */
  record Seen(String term, float[] vector, BytesRef payload) {}

  final TokenStream filter(TokenStream input) {
    return new ContextualEmbeddingFilter(
        input, GivenModels.ofWords(() -> embedder), "fake", Integer.MAX_VALUE, true);
  }

  final List<Seen> tokens(Tokenizer tokenizer, String text) throws IOException {
    tokenizer.setReader(new StringReader(text));
    return tokens(filter(tokenizer));
  }

  static List<Seen> tokens(Analyzer analyzer, String text) throws IOException {
    return tokens(analyzer.tokenStream("field", text));
  }

  static List<Seen> tokens(TokenStream from) throws IOException {
    List<Seen> tokens = new ArrayList<>();
    try (TokenStream stream = from) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      ContextualVectorAttribute vector = stream.getAttribute(ContextualVectorAttribute.class);
      PayloadAttribute payload = stream.getAttribute(PayloadAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(new Seen(term.toString(), vector.vector(), payload.getPayload()));
      }
      stream.end();
    }
    return Collections.unmodifiableList(tokens);
  }

  static void assertSame(float[] vector, Seen token) {
    assertArrayEquals(vector, token.vector(), 0);
    assertEquals(WordVectorPayload.write(vector, FakeWordEmbedder.FINGERPRINT), token.payload());
  }
}
