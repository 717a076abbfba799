// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void a_vector_of_length_zero_is_the_sign_of_an_empty_text() {
    assertTrue(new Embedding(new float[0], 2, 0, 0, 0).isEmpty());
    assertFalse(new Embedding(new float[1], 3, 0, 0, 0).isEmpty());
  }

  @Test
  void it_is_truncated_by_tokens_or_by_characters() {
    assertFalse(new Embedding(new float[1], 3, 0, 0, 1).isTruncated());
    assertTrue(new Embedding(new float[1], 3, 1, 0, 0).isTruncated());
    assertTrue(new Embedding(new float[1], 3, 0, 1, 0).isTruncated());
  }

  @Test
  void it_prints_its_first_value_and_its_size_only() {
    String printed = new Embedding(new float[] {0.5f, 0.25f}, 4, 0, 0, 0).toString();
    assertEquals("Embedding[0.5,...][2] of 4 tokens", printed);
    assertEquals("Embedding[][0] of 2 tokens", new Embedding(new float[0], 2, 0, 0, 0).toString());
  }

  @Test
  void settings_out_of_range_are_refused_with_their_value() {
    Path models = Path.of("models");
    assertEquals(
        "callers must be at least 1, got: 0",
        assertThrows(IllegalArgumentException.class, () -> new EncoderSettings(models, 0, 1))
            .getMessage());
    assertEquals(
        "maxCharacters must be at least 1, got: 0",
        assertThrows(IllegalArgumentException.class, () -> new EncoderSettings(models, 1, 0))
            .getMessage());
    assertEquals(
        "maxQueuedTokens must be at least 1, got: 0",
        assertThrows(
                IllegalArgumentException.class, () -> EncoderLimits.of(1, 1).withQueuedTokens(0))
            .getMessage());
    assertEquals(200_000, EncoderLimits.of(2, 1).maxQueuedTokens());
    assertEquals(Integer.MAX_VALUE, EncoderLimits.of(99_999, 1).maxQueuedTokens());
    assertTrue(EncoderSettings.of(models).callers() >= 1);
    assertEquals(200_000, EncoderSettings.of(models).maxCharacters());
  }
}
