// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KillPlanTest {

  @Test
  void the_same_seed_draws_the_same_kills() {
    assertEquals(KillPlan.draw(7, 5, 1_000, 3), KillPlan.draw(7, 5, 1_000, 3));
    assertNotEquals(KillPlan.draw(7, 5, 1_000, 3), KillPlan.draw(8, 5, 1_000, 3));
  }

  @Test
  void each_kill_strikes_in_the_first_half_of_its_stretch() {
    List<Kill> kills = KillPlan.draw(7, 5, 1_000, 3).kills();
    assertEquals(5, kills.size());
    for (int number = 0; number < 5; number++) {
      int within = kills.get(number).afterDocuments() - number * 200;
      assertTrue(within >= 0 && within < 100, kills::toString);
    }
  }

  @Test
  void each_node_has_its_turn_and_none_dies_twice_in_a_row() {
    List<Kill> kills = KillPlan.draw(7, 50, 1_000, 3).kills();
    assertEquals(Set.of(0, 1, 2), kills.stream().map(Kill::node).collect(Collectors.toSet()));
    for (int number = 1; number < kills.size(); number++) {
      assertNotEquals(kills.get(number - 1).node(), kills.get(number).node());
    }
  }

  @Test
  void more_kills_than_documents_are_possible() {
    assertEquals(5, KillPlan.draw(7, 5, 2, 3).kills().size());
  }

  @Test
  void documents_may_go_on_to_where_the_kill_after_the_next_strikes() {
    KillPlan plan = new KillPlan(List.of(after(10), after(20), after(30)));
    assertEquals(20, plan.limit(0));
    assertEquals(30, plan.limit(1));
    assertEquals(Integer.MAX_VALUE, plan.limit(2));
    assertEquals(Integer.MAX_VALUE, plan.limit(3));
  }

  @Test
  void a_plan_without_a_kill_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new KillPlan(List.of()));
  }

  private static Kill after(int documents) {
    return new Kill(documents, 0, 0, 0);
  }
}
