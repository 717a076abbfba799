// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.cache.EncodingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.core.CoreContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node without cores: how the texts of queries are encoded there. */
final class SememeTest {
  private final List<String> made = new ArrayList<>();
  private String inPlace = "a";
  private int asked;
  private CoreContainer container;
  private Sememe sememe;

  @BeforeEach
  void start(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    container = CoreContainer.createAndLoad(home);
    sememe = Sememe.of(container);
  }

  @AfterEach
  void stop() {
    container.shutdown();
  }

  @Test
  void a_model_is_asked_who_it_is_before_and_after_it_encodes_and_once_where_it_need_not() {
    EncodedText first = encoded();
    assertEquals(2, asked);
    assertSame(first, encoded());
    assertEquals(3, asked);
    assertEquals(List.of("a"), made);
    assertCounted(1, 1);
  }

  @Test
  void what_a_model_made_that_took_the_others_place_is_made_again_and_kept_as_its_own() {
    EncodedText second = encoded(() -> inPlace = "b");
    assertEquals("b", second.fingerprint());
    assertEquals(List.of("a", "b"), made);
    assertSame(second, encoded());
    assertCounted(1, 1);
    inPlace = "a";
    assertEquals("a", encoded().fingerprint());
    assertEquals(List.of("a", "b", "a"), made);
  }

  @Test
  void what_failed_is_tried_again() {
    EncoderException late = new EncoderException(Kind.TIMEOUT, "too late");
    EncoderException thrown =
        assertThrows(
            EncoderException.class,
            () ->
                encoded(
                    () -> {
                      throw late;
                    }));
    assertSame(late, thrown);
    encoded();
    assertEquals(List.of("a", "a"), made);
  }

  private EncodedText encoded() {
    return encoded(() -> {});
  }

  private EncodedText encoded(Runnable meanwhile) {
    Deadline patience = Deadline.in(Duration.ofSeconds(10));
    return sememe.encoded(this::fingerprint, "tea", patience, key -> make(key, meanwhile));
  }

  private String fingerprint() {
    asked++;
    return inPlace;
  }

  private EncodedText make(EncodingKey key, Runnable meanwhile) {
    made.add(key.fingerprint());
    meanwhile.run();
    return new EncodedText(key.fingerprint(), new float[] {1}, 3, 0, 0, 0);
  }

  private void assertCounted(long hits, long misses) {
    assertEquals(
        List.of(hits, misses),
        List.of(sememe.encodedQuestions().hits(), sememe.encodedQuestions().misses()));
  }
}
