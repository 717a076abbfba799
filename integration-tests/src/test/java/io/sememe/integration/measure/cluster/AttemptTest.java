// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import org.junit.jupiter.api.Test;

class AttemptTest {

  @Test
  void an_answer_tells_what_was_encoded() throws JsonProcessingException {
    Attempt attempt = attempt(200, "{'embedding': {'vector': {'encoded': 7, 'reused': 3}}}");
    assertEquals(new Attempt(true, 7, ""), attempt);
  }

  @Test
  void what_was_encoded_for_nothing_counts_too() throws JsonProcessingException {
    Attempt attempt =
        attempt(
            503,
            "{'embedding': {'vector': {'encoded': 2}}, 'error': {'msg': 'no leader', 'code': 503}}");
    assertEquals(new Attempt(false, 2, "503: no leader"), attempt);
  }

  @Test
  void an_answer_that_tells_nothing_encoded_nothing() throws JsonProcessingException {
    assertEquals(new Attempt(true, 0, ""), attempt(200, "{}"));
  }

  @Test
  void a_node_that_has_too_much_to_do_may_be_asked_again() throws JsonProcessingException {
    assertEquals(new Attempt(false, 0, "429: later"), attempt(429, "{'error': {'msg': 'later'}}"));
  }

  @Test
  void a_request_that_is_wrong_is_not_sent_again() {
    assertThrows(NodeException.class, () -> attempt(400, "{'error': {'msg': 'no such field'}}"));
  }

  private static Attempt attempt(int status, String body) throws JsonProcessingException {
    return Attempt.of(new Reply(status, new ObjectMapper().readTree(body.replace('\'', '"'))));
  }
}
