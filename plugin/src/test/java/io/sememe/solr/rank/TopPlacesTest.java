// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopPlacesTest {
  /** A document before: many have equal scores or relevances, as in real results. */
  private record Found(String id, float before, double relevance) {}

  @RepeatedTest(100)
  void the_order_is_that_of_the_exact_totals_and_of_equals_the_one_before(
      RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    float weight = List.of(0f, 0.3f, 1f).get(random.nextInt(3));
    List<Found> found = found(random);
    double best = found.get(0).before();
    List<Found> expected = new ArrayList<>(found);
    expected.sort(
        Comparator.comparingDouble(
            (Found one) ->
                -(weight * one.relevance() + (1 - weight) * (best > 0 ? one.before() / best : 0))));
    assertEquals(expected.stream().map(Found::id).toList(), ids(places(found, weight)));
  }

  @RepeatedTest(100)
  void scores_fall_from_place_to_place_and_all_are_above_the_best_one_before(
      RepetitionInfo repetition) {
    List<Found> found = found(new Random(repetition.getCurrentRepetition()));
    float above = Float.POSITIVE_INFINITY;
    for (RankedDocument document : places(found, 1)) {
      assertTrue(document.score() < above, document::toString);
      assertTrue(document.score() > found.get(0).before(), document::toString);
      above = document.score();
    }
  }

  @RepeatedTest(20)
  void what_the_documents_had_before_goes_with_them(RepetitionInfo repetition) {
    List<Found> found = found(new Random(repetition.getCurrentRepetition()));
    for (RankedDocument document : places(found, 1)) {
      Found same =
          found.stream().filter(f -> f.id().equals(document.id())).findFirst().orElseThrow();
      assertEquals(same.before(), document.before());
      assertEquals((float) same.relevance(), document.signal());
    }
  }

  @Test
  void weight_0_keeps_the_order_before() {
    List<Found> found = found(new Random(1));
    assertEquals(found.stream().map(Found::id).toList(), ids(places(found, 0)));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-30f, 1, 1e7f, 1e30f})
  void totals_that_a_float_cannot_tell_apart_still_give_places(float best) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      found.add(new Found("d" + i, best, i * 1e-12));
    }
    List<RankedDocument> ranked = places(found, 1);
    assertEquals("d999", ranked.get(0).id());
    assertEquals("d0", ranked.get(999).id());
    assertEquals(ranked, Ranking.of("sememe.ranking.x", new Ranking(ranked).text()).documents());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void scores_without_a_place_above_them_still_make_a_ranking(float best) {
    List<RankedDocument> ranked =
        places(List.of(new Found("a", best, 0.1), new Found("b", 1, 0.9)), 0.5f);
    assertEquals(ranked, Ranking.of("sememe.ranking.x", new Ranking(ranked).text()).documents());
  }

  private static List<RankedDocument> places(List<Found> found, float weight) {
    TopPlaces places = new TopPlaces(found.get(0).before(), weight);
    for (Found one : found) {
      places.add(one.id(), one.before(), one.relevance(), (float) one.relevance());
    }
    return places.ranking().documents();
  }

  private static List<String> ids(List<RankedDocument> documents) {
    return documents.stream().map(RankedDocument::id).toList();
  }

  private static List<Found> found(Random random) {
    List<Found> found = new ArrayList<>();
    float scale = (float) Math.pow(10, random.nextInt(9) - 4);
    int size = 1 + random.nextInt(200);
    for (int i = 0; i < size; i++) {
      float before = random.nextInt(10) * scale;
      found.add(new Found("d" + i, before, random.nextInt(1000) / 1000.0));
    }
    found.sort(Comparator.comparing(Found::before, Comparator.reverseOrder()));
    return found;
  }
}
