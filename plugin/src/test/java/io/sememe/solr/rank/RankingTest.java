// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RankingTest {
  private static final String PARAMETER = "sememe.ranking.x";

  @RepeatedTest(50)
  void what_is_written_is_read_again_bit_by_bit(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Ranking ranking =
        new Ranking(
            IntStream.range(0, random.nextInt(20)).mapToObj(i -> document(random, i)).toList());
    assertEquals(ranking, Ranking.of(PARAMETER, ranking.text()));
  }

  @Test
  void it_takes_no_more_room_in_a_request_than_it_must() {
    Ranking ranking = new Ranking(List.of(new RankedDocument("a b", 2, 1, 0.5f)));
    assertEquals("[[\"a b\",2.0,1.0,0.5]]", ranking.text());
  }

  @Test
  void as_many_documents_as_any_parser_lets_users_ask_for_are_read() {
    Random random = new Random(0);
    Ranking ranking = ofSize(random, Ranking.MAX_DOCUMENTS);
    assertEquals(ranking, Ranking.of(PARAMETER, ranking.text()));
    assertRefused(ofSize(random, Ranking.MAX_DOCUMENTS + 1).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "17",
        "\"a\"",
        "{}",
        "[1]",
        "[[]]",
        "[[\"a\",1,1]]",
        "[[\"a\",1,1,1,1]]",
        "[[1,1,1,1]]",
        "[[null,1,1,1]]",
        "[[\"a\",\"1\",1,1]]",
        "[[\"a\",NaN,1,1]]",
        "[[\"a\",-1,1,1]]",
        "[[\"a\",1e39,1,1]]",
        "[[\"a\",1,1e39,1]]",
        "[[\"a\",1,1,1e39]]",
        "[[\"a\",1,1,1",
        "[[\"a\",1,1,1]]x",
        "[[\"a\",2,1,1],[\"a\",1,1,1]]",
        "[[\"a\",1,1,1],[\"b\",2,1,1]]",
      })
  void what_is_no_ranking_is_the_callers_fault(String text) {
    assertRefused(text);
  }

  @Test
  void what_was_given_is_not_repeated() {
    SolrException refusal = refusal("forged\nlog line");
    assertTrue(refusal.getMessage().startsWith(PARAMETER + " is what nodes tell each other"));
    assertFalse(refusal.getMessage().contains("forged"), refusal.getMessage());
  }

  @Test
  void lists_in_lists_without_end_are_refused() {
    assertRefused("[".repeat(100_000));
  }

  private static void assertRefused(String text) {
    assertEquals(400, refusal(text).code());
  }

  private static SolrException refusal(String text) {
    return assertThrows(SolrException.class, () -> Ranking.of(PARAMETER, text));
  }

  private static Ranking ofSize(Random random, int size) {
    return new Ranking(IntStream.range(0, size).mapToObj(i -> document(random, i)).toList());
  }

  private static RankedDocument document(Random random, int number) {
    String id = List.of("", "!", "é", "\"", "\n", "\uD83C\uDF75").get(random.nextInt(6)) + number;
    return new RankedDocument(
        id, (30_000 - number) + random.nextFloat() / 2, random.nextFloat(), random.nextFloat() - 1);
  }
}
