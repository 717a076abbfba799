// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Role;
import io.sememe.solr.limits.RequestLimits;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;

final class TokensRequestTest {
  private static final int CHARACTERS = 300;
  private static final RequestLimits LIMITS = new RequestLimits(CHARACTERS, 1, 1, 1, 1, 1);

  @Test
  void a_text_alone_is_enough() {
    assertEquals(
        new TokensRequest("m", " tea ", Role.PASSAGE, Optional.empty()), read("text", " tea "));
  }

  @Test
  void all_of_it_can_be_said() {
    TokensRequest request =
        read("text", "a", "model", "n", "role", "query", "word", " b ", "with", "c", "wt", "json");
    assertEquals(
        new TokensRequest(
            "n", "a", Role.QUERY, Optional.of(new TokensRequest.Comparison("b", "c"))),
        request);
  }

  @Test
  void what_is_wrong_is_named_with_what_there_is() {
    assertRefused(400, "needs a text", "text", " ");
    assertRefused(400, "go together", "text", "a", "word", "b");
    assertRefused(400, "go together", "text", "a", "with", "b");
    assertRefused(400, "role must be query or passage", "text", "a", "role", "document");
    assertRefused(
        400,
        "/sememe/tokens does not know [wrd], only [model, role, text, timeAllowed, with, word]",
        "text",
        "a",
        "wrd",
        "b");
    SolrException refusal =
        assertThrows(
            SolrException.class, () -> TokensRequest.of(params("text", "a"), null, LIMITS));
    assertTrue(refusal.getMessage().contains("needs a model"), refusal::getMessage);
  }

  @Test
  void a_text_that_is_too_long_is_refused_with_the_limit() {
    String longest = "a".repeat(CHARACTERS);
    assertEquals(longest, read("text", longest, "word", "a", "with", longest).text());
    String said = "has 301 characters, the limit is 300 (sememe.query.maxCharacters)";
    assertRefused(413, "the text " + said, "text", longest + "a");
    assertRefused(413, "the second text " + said, "text", "a", "word", "a", "with", longest + "a");
    assertRefused(400, "at most 200", "text", "a", "word", "a".repeat(201), "with", "a");
  }

  private static TokensRequest read(String... namesAndValues) {
    return TokensRequest.of(params(namesAndValues), "m", LIMITS);
  }

  private static void assertRefused(int status, String said, String... namesAndValues) {
    SolrException refusal = assertThrows(SolrException.class, () -> read(namesAndValues));
    assertEquals(status, refusal.code());
    assertTrue(refusal.getMessage().contains(said), refusal::getMessage);
  }
}
