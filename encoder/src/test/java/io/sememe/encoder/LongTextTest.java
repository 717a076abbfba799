// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Vectors;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Long, odd and unknown texts with the default model. */
class LongTextTest {
  private static final int MEGABYTE = 1 << 20;

  private static Encoders encoders;
  private static TextEmbedder embedder;

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
    embedder = encoders.textEmbedder(RealModels.DEFAULT);
    embedder.space(Deadline.in(Duration.ofMinutes(1)));
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  @Timeout(10)
  void a_long_text_is_encoded_in_bounded_time(String what, String text) {
    Embedding embedding = embed(text);
    assertEquals(1, Vectors.norm(embedding.vector()), 1e-5, what);
    assertTrue(embedding.tokens() <= 512, what);
    int beyond = Math.max(0, text.length() - EncoderLimits.DEFAULT_MAX_CHARACTERS);
    assertEquals(beyond, embedding.truncatedCharacters(), what);
  }

  static Stream<Arguments> longTexts() {
    String prose = "The boundary layer separates where the pressure rises too fast. ";
    return Stream.of(
        Arguments.of("1 character", "x"),
        Arguments.of("1 kB", prose.repeat(16)),
        Arguments.of("32 kB", prose.repeat(512)),
        Arguments.of("1 MB", prose.repeat(MEGABYTE / prose.length())),
        Arguments.of("1 MB without a space", "boundarylayer".repeat(MEGABYTE / 13)),
        Arguments.of("1 MB of one sign", "^".repeat(MEGABYTE)),
        Arguments.of("1 MB of ideographs", "\u4E2D".repeat(MEGABYTE)),
        Arguments.of("1 MB of combining marks", "a" + "\u0301".repeat(MEGABYTE)),
        Arguments.of("1 MB of special tokens", "[SEP]".repeat(MEGABYTE / 5)));
  }

  @Test
  void a_word_of_more_than_a_hundred_characters_is_counted_as_unknown() {
    assertEquals(0, embed("a wing").unknownTokens());
    assertEquals(1, embed("a " + "wing".repeat(26) + " of a plane").unknownTokens());
  }

  @Test
  void a_text_of_unknown_characters_only_has_a_vector_and_tells() {
    Embedding embedding = embed("\uD83E\uDDFF \uD83E\uDEE5 \uD83E\uDDFF");
    assertEquals(3, embedding.unknownTokens());
    assertEquals(5, embedding.tokens());
    assertFalse(embedding.isTruncated());
    assertEquals(1, Vectors.norm(embedding.vector()), 1e-5);
  }

  @Test
  void a_query_pays_for_its_prefix_out_of_the_limit() {
    String text = "wing ".repeat(600);
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    Embedding query = embedder.embed(text, Role.QUERY, deadline);
    Embedding passage = embedder.embed(text, Role.PASSAGE, deadline);
    assertEquals(512, query.tokens());
    assertEquals(512, passage.tokens());
    assertEquals(90, passage.truncatedTokens());
    assertTrue(query.truncatedTokens() > passage.truncatedTokens(), query.toString());
  }

  private static Embedding embed(String text) {
    return embedder.embed(text, Role.PASSAGE, Deadline.in(Duration.ofMinutes(1)));
  }
}
