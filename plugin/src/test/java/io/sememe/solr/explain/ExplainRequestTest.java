// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Role;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;

final class ExplainRequestTest {
  private static final TokenRange TOKENS = new TokenRange(128, 256);

  @Test
  void a_text_alone_is_enough() {
    ExplainRequest request = read("text", "tea");
    assertEquals("m", request.model());
    assertEquals(new ExplainRequest.Given("tea"), request.source());
    assertEquals(
        new Wish(
            new AttentionChoice(true, false, false, List.of(), List.of()),
            128,
            Role.PASSAGE,
            false,
            false),
        request.wish());
  }

  @Test
  void the_text_may_be_that_of_a_document() {
    ExplainRequest request = read("id", "7", "f", "body", "model", "other", "role", "query");
    assertEquals(new ExplainRequest.Stored("7", "body"), request.source());
    assertEquals("other", request.model());
    assertEquals(Role.QUERY, request.wish().role());
  }

  @Test
  void a_second_text_is_compared_or_seen_together_with_the_first() {
    assertTrue(read("text", "tea", "q", "hot").wish().similarity());
    assertFalse(read("text", "tea", "q", "hot", "pair", "true").wish().similarity());
    assertTrue(read("text", "tea", "q", "hot", "pair", "true").wish().pair());
    assertFalse(read("text", "tea", "q", "hot", "similarity", "false").wish().needsQuestion());
  }

  @Test
  void weights_are_chosen_by_name_and_by_number() {
    assertEquals(
        new AttentionChoice(true, true, true, List.of(), List.of()), choice("attention", "all"));
    assertEquals(
        new AttentionChoice(true, true, false, List.of(), List.of()),
        choice("attention", "rollout, mean"));
    assertEquals(
        new AttentionChoice(false, false, true, List.of(4, 5), List.of(0)),
        choice("layer", "4,5,4", "head", "0"));
    assertEquals(
        new AttentionChoice(true, false, true, List.of(), List.of(11)),
        choice("attention", "mean", "head", "11"));
  }

  @Test
  void what_is_wrong_is_named_with_what_there_is() {
    assertRefused("[lyer]", "[attention, f, head, id, layer", "lyer", "1", "text", "tea");
    assertRefused("needs a text", "id and f", "q", "tea");
    assertRefused("needs a text", "id and f", "text", "tea", "id", "7", "f", "body");
    assertRefused("needs a text", "id and f", "id", "7");
    assertRefused("attention must be of", "[all, mean, none, rollout]", "attention", "some");
    assertRefused("layer must be whole numbers", "got: -1", "layer", "-1");
    assertRefused(
        "tokens must be", "from 4 to 256 (sememe.explain.maxTokens), got: 3", "tokens", "3");
    assertRefused(
        "tokens must be", "from 4 to 256 (sememe.explain.maxTokens), got: 257", "tokens", "257");
    assertRefused("role must be", "query or passage", "role", "document");
    assertRefused("nothing is left to show", "similarity", "attention", "none", "text", "tea");
    assertRefused("need a second text", "as q", "pair", "true", "text", "tea");
    assertRefused("need a second text", "as q", "similarity", "true", "text", "tea");
  }

  @Test
  void a_model_is_named_somewhere() {
    SolrException refusal =
        assertThrows(
            SolrException.class, () -> ExplainRequest.of(params("text", "tea"), null, TOKENS));
    assertTrue(refusal.getMessage().contains("needs a model"), refusal::getMessage);
  }

  @Test
  void what_every_request_may_carry_is_no_fault() {
    assertEquals("m", read("text", "tea", "wt", "json", "timeAllowed", "100").model());
  }

  private static AttentionChoice choice(String... namesAndValues) {
    return AttentionChoice.of(params(namesAndValues));
  }

  private static ExplainRequest read(String... namesAndValues) {
    return ExplainRequest.of(params(namesAndValues), "m", TOKENS);
  }

  private static void assertRefused(String fault, String remedy, String... namesAndValues) {
    SolrException refusal = assertThrows(SolrException.class, () -> read(namesAndValues));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains(fault), refusal::getMessage);
    assertTrue(refusal.getMessage().contains(remedy), refusal::getMessage);
  }
}
