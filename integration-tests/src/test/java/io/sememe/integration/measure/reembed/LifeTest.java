// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.measure.reembed.Search.Outcome;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {

  @Test
  void an_answer_is_kept_with_its_times() throws Exception {
    Reply reply =
        new Reply(
            200,
            new ObjectMapper()
                .readTree("{\"response\": {\"docs\": [{\"id\": \"a\", \"score\": 0.5}]}}"));
    long intended = System.nanoTime() - 1_000_000;
    Search search = new Life(question -> reply).ask("q", intended);
    assertEquals(Outcome.ANSWERED, search.outcome());
    assertEquals(List.of(new Hit("a", 0.5)), search.hits());
    assertTrue(search.nanos() > 1_000_000, "its wait counts: " + search);
    assertTrue(search.sent() <= search.received());
  }

  @Test
  void a_refusal_and_silence_are_failures() throws Exception {
    Reply refusal = new Reply(503, new ObjectMapper().readTree("{\"error\": {\"msg\": \"busy\"}}"));
    assertEquals(Outcome.FAILED, new Life(question -> refusal).ask("q", 0).outcome());
    assertEquals(Outcome.FAILED, new Life(LifeTest::unreachable).ask("q", 0).outcome());
  }

  @Test
  void silence_at_the_end_of_a_life_is_nobodys_fault() {
    Life life = new Life(LifeTest::unreachable);
    life.end();
    assertEquals(Outcome.CUT_OFF, life.ask("q", 0).outcome());
  }

  private static Reply unreachable(String question) {
    throw new NodeException(question + " cannot be asked");
  }
}
