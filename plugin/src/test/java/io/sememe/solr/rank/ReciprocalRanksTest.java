// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.shards.FoundDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReciprocalRanksTest {
  private final ReciprocalRanks ranks = new ReciprocalRanks(60, 3);

  @Test
  void a_document_has_the_sum_of_the_reciprocals_of_its_places() {
    Ranking fused = ranks.fuse(found("a", "b"), found("b", "c"));
    assertEquals(List.of("b", "a", "c"), ids(fused));
    assertEquals(
        List.of(1f / 62 + 1f / 61, 1f / 61, 1f / 62),
        fused.documents().stream().map(RankedDocument::score).toList());
    RankedDocument best = fused.documents().get(0);
    assertEquals(2, best.before());
    assertEquals(1, best.signal());
    assertEquals(0, fused.documents().get(1).signal());
  }

  @Test
  void of_equal_scores_the_smaller_id_comes_first() {
    assertEquals(List.of("a", "b"), ids(ranks.fuse(found("b"), found("a"))));
  }

  @Test
  void places_beyond_the_depth_do_not_count() {
    Ranking fused = ranks.fuse(found("a", "b", "c", "d"), found());
    assertEquals(List.of("a", "b", "c"), ids(fused));
  }

  @Test
  void two_empty_rankings_make_an_empty_one() {
    assertEquals(List.of(), ranks.fuse(found(), found()).documents());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nobody_is_passed_by_who_is_behind_in_both_rankings(long seed) {
    Random random = new Random(seed);
    List<String> words = shuffled(random);
    List<String> meaning = shuffled(random);
    List<String> fused = ids(new ReciprocalRanks(7, 100).fuse(found(words), found(meaning)));
    for (String one : words) {
      for (String other : words) {
        if (words.indexOf(one) < words.indexOf(other)
            && meaning.indexOf(one) < meaning.indexOf(other)) {
          assertEquals(-1, Integer.compare(fused.indexOf(one), fused.indexOf(other)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_shards_are_told_is_what_was_fused(long seed) {
    Random random = new Random(seed);
    Ranking fused = ranks.fuse(found(shuffled(random)), found(shuffled(random)));
    assertEquals(fused, Ranking.of("x", fused.text()));
  }

  private static List<String> shuffled(Random random) {
    List<String> ids = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "d" + i).toList());
    Collections.shuffle(ids, random);
    return ids;
  }

  private static List<FoundDocument> found(String... ids) {
    return found(List.of(ids));
  }

  private static List<FoundDocument> found(List<String> ids) {
    return ids.stream().map(id -> new FoundDocument(id, 1, new SolrDocument())).toList();
  }

  private static List<String> ids(Ranking ranking) {
    return ranking.documents().stream().map(RankedDocument::id).toList();
  }
}
