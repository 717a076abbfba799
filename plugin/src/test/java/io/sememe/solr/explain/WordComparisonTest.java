// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.testing.FakeWordEmbedder;
import java.time.Duration;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;

final class WordComparisonTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final FakeWordEmbedder embedder = new FakeWordEmbedder();

  @Test
  void each_place_is_compared_with_each_in_the_other_text() {
    NamedList<Object> words = compare("bank", "The bank. A bank.", "Bank, or bank? This bank.");
    assertEquals("bank", words.get("word"));
    assertEquals("[{start=4, end=8}, {start=12, end=16}]", words.get("first").toString());
    assertEquals(
        "[{start=0, end=4}, {start=9, end=13}, {start=20, end=24}]",
        words.get("second").toString());
    List<?> rows = (List<?>) words.get("cosines");
    assertEquals(2, rows.size());
    rows.forEach(row -> assertEquals(3, ((List<?>) row).size()));
    float[] one = FakeWordEmbedder.vector("The bank. A bank.", new TextSpan(12, 16));
    float[] other = FakeWordEmbedder.vector("Bank, or bank? This bank.", new TextSpan(9, 13));
    float cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    assertEquals(cosine, (float) ((List<?>) rows.get(1)).get(1), 1e-4);
  }

  @Test
  void a_word_is_like_itself_in_the_same_sentence() {
    NamedList<Object> words = compare("bank", "A bank.", "A bank.");
    assertEquals("[[1.0]]", words.get("cosines").toString());
    assertEquals(
        List.of(Role.QUERY, Role.QUERY),
        embedder.calls().stream().map(FakeWordEmbedder.Call::role).toList());
  }

  @Test
  void a_text_without_the_word_is_named() {
    assertRefused("the first text", "embankment", "A bank.");
    assertRefused("the second text", "A bank.", "embankment");
    assertRefused("either text", "A river.", "A stream.");
    assertEquals(List.of(), embedder.calls());
  }

  @Test
  void a_word_that_the_model_has_no_token_for_is_refused() {
    SolrException refusal =
        assertThrows(SolrException.class, () -> compare("++", "a ++ b", "c ++ d"));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("no token for the word '++'"), refusal::getMessage);
  }

  private void assertRefused(String where, String text, String with) {
    SolrException refusal = assertThrows(SolrException.class, () -> compare("bank", text, with));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().endsWith("does not stand in " + where), refusal::getMessage);
  }

  private NamedList<Object> compare(String word, String text, String with) {
    return new WordComparison(embedder).of(word, text, with, SOON);
  }
}
