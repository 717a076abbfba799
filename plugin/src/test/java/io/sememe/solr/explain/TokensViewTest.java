// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.RoleTokens;
import io.sememe.encoder.RoleTokens.Source;
import java.util.Collections;
import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.junit.jupiter.api.Test;

final class TokensViewTest {

  @Test
  void tokens_are_shown_with_what_they_stand_for_and_whether_they_are_seen() {
    NamedList<Object> answer =
        shown(
            new RoleTokens(
                List.of("[CLS]", "query", "tea", "leaf"),
                new long[] {101, 7, 8, 9},
                List.of(Source.SPECIAL, Source.PREFIX, Source.TEXT, Source.TEXT),
                new int[] {0, 0, 0, 4},
                new int[] {0, 0, 3, 8},
                3,
                3));
    assertEquals("[model, limit, count, truncated, tokens]", names(answer));
    assertEquals(3, answer.get("limit"));
    assertEquals(4, answer.get("count"));
    assertEquals(1, answer.get("truncated"));
    assertEquals(
        List.of(
            "{piece=[CLS], id=101, start=0, end=0, source=special, seen=true}",
            "{piece=query, id=7, start=0, end=0, source=prefix, seen=true}",
            "{piece=tea, id=8, start=0, end=3, source=text, seen=true}",
            "{piece=leaf, id=9, start=4, end=8, source=text, seen=false}"),
        tokens(answer).stream().map(Object::toString).toList());
  }

  @Test
  void more_than_people_look_at_are_counted_and_not_listed() {
    int many = 10_000;
    NamedList<Object> answer =
        shown(
            new RoleTokens(
                Collections.nCopies(many, "a"),
                new long[many],
                Collections.nCopies(many, Source.TEXT),
                new int[many],
                new int[many],
                512,
                512));
    assertEquals(many, answer.get("count"));
    assertEquals(many - 512, answer.get("truncated"));
    assertEquals(2048, tokens(answer).size());
  }

  private static NamedList<Object> shown(RoleTokens tokens) {
    NamedList<Object> answer = new SimpleOrderedMap<>();
    answer.add("model", "m");
    new TokensView(tokens).addTo(answer);
    return answer;
  }

  private static List<?> tokens(NamedList<Object> answer) {
    return (List<?>) answer.get("tokens");
  }

  private static String names(NamedList<Object> answer) {
    StringBuilder names = new StringBuilder();
    answer.forEach((name, value) -> names.append(names.isEmpty() ? "[" : ", ").append(name));
    return names.append("]").toString();
  }
}
