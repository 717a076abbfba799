// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.NodeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void an_answer_is_made_of_figures() {
    Answer answer = Answer.parse("ok nanos=1500000000 tokens=7");
    assertEquals(Map.of("nanos", "1500000000", "tokens", "7"), answer.figures());
    assertEquals(7, answer.number("tokens"));
    assertEquals(1.5, answer.seconds());
    assertEquals(List.of(3L, 1L), Answer.parse("ok nanos=3,1").numbers("nanos"));
    assertEquals(Map.of(), Answer.parse("ok").figures());
  }

  @Test
  void what_is_not_ok_is_a_failure_that_says_why() {
    NodeException failure =
        assertThrows(NodeException.class, () -> Answer.parse("error no such file"));
    assertTrue(failure.getMessage().contains("no such file"));
    assertThrows(NodeException.class, () -> Answer.parse("a greeting"));
    assertThrows(NodeException.class, () -> Answer.parse(""));
  }

  @Test
  void a_figure_that_was_not_given_is_a_failure() {
    assertThrows(NodeException.class, () -> Answer.parse("ok nanos=1").number("tokens"));
  }
}
