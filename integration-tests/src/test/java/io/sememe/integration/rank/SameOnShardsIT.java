// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.WholeRun;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same documents on one shard and on three of two replicas: same hits, same scores to the last
 * bit, same order, from whatever node and in pages of whatever size, down to topK. Further down
 * three shards bring in what one did not look for; what both find has the same score there too.
 */
@ExtendWith(SharedRankings.class)
@WholeRun
final class SameOnShardsIT {
  private static final int EVERYTHING = 1000;
  private static final int SMALL_PAGE = 3;
  private static final int PAGE = 10;
  private static final int LARGE_PAGE = 37;

  private final Collections collections;

  SameOnShardsIT(Collections collections) {
    this.collections = collections;
  }

  @ParameterizedTest
  @EnumSource
  void two_hundred_questions_get_the_same_answer_from_one_shard_and_from_three(RankedBy ranked) {
    List<String> questions = RankedTexts.questions();
    List<String> different =
        IntStream.range(0, questions.size())
            .parallel()
            .filter(number -> !isSame(ranked, number, questions.get(number)))
            .mapToObj(questions::get)
            .toList();
    assertEquals(List.of(), different);
  }

  @ParameterizedTest
  @EnumSource
  void what_both_find_further_down_has_the_same_score(RankedBy ranked) {
    for (String question : RankedTexts.questions().subList(0, PAGE)) {
      List<String> fewer = page(collections.one(), ranked, question, 0, EVERYTHING);
      List<String> more = page(collections.three(), ranked, question, 0, EVERYTHING);
      assertEquals(List.of(), fewer.stream().filter(hit -> !more.contains(hit)).toList());
    }
  }

  private boolean isSame(RankedBy ranked, int number, String question) {
    List<String> expected = page(collections.one(), ranked, question, 0, RankedBy.TOP_K);
    List<String> stitched = new ArrayList<>();
    int size = pageSize(number);
    for (int start = 0; start < RankedBy.TOP_K; start += size) {
      stitched.addAll(page(collections.three(), ranked, question, start, size));
    }
    return expected.size() == RankedBy.TOP_K
        && expected.equals(stitched.subList(0, RankedBy.TOP_K));
  }

  /** One question in twenty is asked in the smallest pages: each of them is a search of its own. */
  private static int pageSize(int number) {
    return switch (number % 20) {
      case 0 -> SMALL_PAGE;
      case 1, 2, 3 -> PAGE;
      default -> LARGE_PAGE;
    };
  }

  private List<String> page(
      CloudCollection collection, RankedBy ranked, String question, int start, int rows) {
    Map<String, String> request = ranked.ask(question, "start=" + start, "rows=" + rows);
    // Each node is asked in turn.
    return collections
        .node(start / rows % 2)
        .http()
        .query(collection.name(), request)
        .orThrow()
        .documents()
        .stream()
        .map(JsonNode::toString)
        .toList();
  }
}
