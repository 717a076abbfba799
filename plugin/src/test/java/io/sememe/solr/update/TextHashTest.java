// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sememe.encoder.TokenPrecision;
import io.sememe.solr.VectorField;
import io.sememe.solr.update.SourceText.FieldText;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.schema.DenseVectorField;
import org.junit.jupiter.api.Test;

final class TextHashTest {
  private static final SourceText TEXT =
      new SourceText(List.of(new FieldText("title", "Tea"), new FieldText("body", "and letters")));

  private final FakeTokenEmbedder tokens = new FakeTokenEmbedder();

  @Test
  void without_token_vectors_it_is_what_it_always_was_so_that_nothing_is_encoded_again() {
    assertEquals("0".repeat(32) + "-229fe33868b23fcf4bf32c691f97bee8", hash("", Optional.empty()));
  }

  @Test
  void with_them_it_names_how_they_are_kept_and_half_of_their_fingerprint() {
    String text = "-" + hash("", Optional.empty()).substring(33);
    assertEquals(
        "0".repeat(32) + "-int8-0123456789abcdef" + text,
        hash("", Optional.of(tokens.target(TokenPrecision.INT8))));
    assertEquals(
        "0".repeat(32) + "-bit-0123456789abcdef" + text,
        hash("", Optional.of(tokens.target(TokenPrecision.BIT))));
  }

  @Test
  void texts_that_are_cut_otherwise_have_another_one() {
    assertNotEquals(hash("", Optional.empty()), hash("sentence", Optional.empty()));
  }

  private static String hash(String cutting, Optional<TokenTarget> tokens) {
    DenseVectorField type =
        new DenseVectorField(2, VectorSimilarityFunction.COSINE, VectorEncoding.FLOAT32);
    Destination dest = new Destination(new VectorField("vector", type), false, true, true, true);
    FakeEmbedder embedder = new FakeEmbedder();
    String fingerprint = embedder.space(null).fingerprint();
    return TextHash.of(new Target(embedder, fingerprint, dest, tokens), cutting, TEXT);
  }
}
