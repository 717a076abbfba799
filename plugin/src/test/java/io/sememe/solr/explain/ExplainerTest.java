// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static io.sememe.solr.testing.EmbeddedCore.params;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Attention;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.ProbedTokens;
import io.sememe.solr.limits.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.junit.jupiter.api.Test;

/** What is shown of texts; the models are fakes. */
final class ExplainerTest {
  private final FakeProbe probe = new FakeProbe();
  private final FakeTokens tokens =
      new FakeTokens(new float[] {0.1f, 0.9f, 0.2f, 0.30004f, -0.5f, 0.8f}, 0.85f);
  private final Explainer explainer =
      new Explainer(probe, new Similarity(tokens, tokens), new Gate("texts", "a.limit", 1));
  private final NamedList<Object> answer = new SimpleOrderedMap<>();
  private int end;

  @Test
  void tokens_are_shown_with_their_places() {
    explain("", "ab");
    assertEquals(List.of("PASSAGE:ab"), probe.asked());
    assertEquals(3, list("tokens").size());
    assertEquals(
        "{piece=[CLS], id=0, start=0, end=0, source=special}", list("tokens").get(0).toString());
    assertEquals("{piece=b, id=0, start=1, end=2, source=text}", list("tokens").get(2).toString());
    assertEquals(2, answer.get("layers"));
    assertEquals(3, answer.get("heads"));
    assertEquals(0, answer.get("truncated"));
    assertEquals(2, end);
    assertNull(answer.get("similarity"));
  }

  @Test
  void the_mean_is_shown_when_nothing_is_chosen() {
    explain("", "ab");
    assertEquals(List.of("mean"), names("attention"));
    List<?> mean = (List<?>) in("attention", "mean");
    assertEquals(List.of(0.1667f, 0f, 0.8333f), mean.get(2));
  }

  @Test
  void all_is_mean_rollout_and_every_head() {
    explain("", "ab", "attention", "all");
    assertEquals(List.of("mean", "rollout", "heads"), names("attention"));
    List<NamedList<Object>> heads = heads();
    assertEquals(6, heads.size());
    assertEquals(1, heads.get(5).get("layer"));
    assertEquals(2, heads.get(5).get("head"));
    assertEquals(List.of(1f, 0f, 0f), ((List<?>) heads.get(5).get("weights")).get(1));
    assertEquals(List.of(0f, 1f, 0f), ((List<?>) heads.get(4).get("weights")).get(1));
  }

  @Test
  void single_heads_are_shown_by_their_numbers() {
    explain("", "ab", "layer", "1", "head", "0,2");
    assertEquals(List.of("heads"), names("attention"));
    assertEquals(List.of(0, 2), heads().stream().map(head -> head.get("head")).toList());
  }

  @Test
  void a_layer_that_the_model_has_not_is_refused() {
    SolrException refusal =
        assertThrows(SolrException.class, () -> explain("", "ab", "layer", "2"));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("from 0 to 1"), refusal::getMessage);
    assertThrows(SolrException.class, () -> explain("", "ab", "head", "3"));
  }

  @Test
  void a_pair_is_seen_together_and_its_tokens_say_from_which_text_they_are() {
    explain("q", "ab", "pair", "true");
    assertEquals(List.of("q|ab"), probe.asked());
    assertEquals(
        List.of("special", "query", "text", "text"),
        list("tokens").stream().map(token -> token.get("source")).toList());
    assertEquals(List.of(), tokens.asked());
    assertEquals(2, end);
  }

  @Test
  void what_is_cut_is_counted_and_not_spoken_of() {
    explain("", "abcdefgh", "tokens", "5");
    assertEquals(4, answer.get("truncated"));
    assertEquals(4, end);
  }

  @Test
  void a_question_is_compared_token_by_token() {
    explain("xy", "abc", "attention", "none");
    assertEquals(List.of(), probe.asked());
    assertNull(answer.get("tokens"));
    assertEquals(List.of("QUERY:xy", "PASSAGE:abc"), tokens.asked());
    assertEquals(
        List.of(List.of(0.1f, 0.9f, 0.2f), List.of(0.3f, -0.5f, 0.8f)),
        in("similarity", "cosines"));
    assertEquals(0.85f, in("similarity", "score"));
    assertEquals(FakeTokens.FINGERPRINT, in("similarity", "fingerprint"));
    assertEquals(
        "[{query=0, text=1, cosine=0.9}, {query=1, text=2, cosine=0.8}]",
        in("similarity", "matches").toString());
    assertEquals(
        "[{text=x, start=0, end=1}, {text=y, start=1, end=2}]",
        in("similarity", "query").toString());
    assertEquals(3, end);
  }

  @Test
  void a_text_without_tokens_matches_nothing() {
    explain("xy", "", "attention", "none");
    assertEquals(List.of(), in("similarity", "cosines"));
    assertEquals(List.of(), in("similarity", "matches"));
  }

  @Test
  void more_than_people_can_look_at_is_refused() {
    String text = "a".repeat(2000);
    AttentionChoice all = AttentionChoice.of(params("attention", "all"));
    SolrException refusal =
        assertThrows(
            SolrException.class, () -> explain("x".repeat(2000), text, "attention", "none"));
    assertTrue(refusal.getMessage().contains("2000 tokens"), refusal::getMessage);
    SolrException tooMany = assertThrows(SolrException.class, () -> all.requireFits(large(129)));
    assertTrue(tooMany.getMessage().contains("lower tokens"), tooMany::getMessage);
    all.requireFits(large(128));
  }

  private static Attention large(int tokens) {
    var probed =
        new ProbedTokens(
            List.of(), new long[tokens], new int[tokens], new int[tokens], new int[tokens]);
    float[] weights = new float[148 * tokens * tokens];
    return new Attention(probed, 37, 4, weights, 0);
  }

  private void explain(String question, String text, String... namesAndValues) {
    Wish wish = Wish.of(params(namesAndValues), new TokenRange(128, 256), !question.isEmpty());
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    end = explainer.explain(wish, question, text, deadline, answer);
  }

  @SuppressWarnings("unchecked")
  private List<NamedList<Object>> list(String name) {
    return (List<NamedList<Object>>) answer.get(name);
  }

  @SuppressWarnings("unchecked")
  private List<NamedList<Object>> heads() {
    return (List<NamedList<Object>>) in("attention", "heads");
  }

  private List<String> names(String section) {
    List<String> names = new ArrayList<>();
    ((NamedList<?>) answer.get(section)).forEach((name, value) -> names.add(name));
    return names;
  }

  private Object in(String section, String name) {
    return ((NamedList<?>) answer.get(section)).get(name);
  }
}
