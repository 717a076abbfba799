// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenAnswerTest {

  @Test
  void answers_are_read_in_their_order() throws JsonProcessingException {
    Reply reply =
        reply(
            200,
            """
            {"answer": {"noAnswer": false, "answers": [
              {"text": "Wings stall.", "score": 0.75, "id": "7", "field": "body", "start": 2, "end": 14},
              {"text": "Why?", "score": 0.5, "id": "8", "field": "body", "start": 0, "end": 4}]}}
            """);
    assertEquals(
        List.of(
            new GivenAnswer("7", "Wings stall.", new Place(2, 14), 0.75),
            new GivenAnswer("8", "Why?", new Place(0, 4), 0.5)),
        GivenAnswer.of(reply));
  }

  @Test
  void a_hit_has_answers_without_its_id() throws JsonProcessingException {
    Reply reply =
        reply(
            200,
            """
            {"response": {"docs": [{"id": "7", "answers": [
              {"text": "Why?", "score": 0.5, "field": "body", "start": 0, "end": 4}]}]}}
            """);
    assertEquals(
        List.of(new GivenAnswer("7", "Why?", new Place(0, 4), 0.5)), GivenAnswer.ofHit(reply, "7"));
    assertEquals(
        List.of(),
        GivenAnswer.ofHit(reply(200, "{\"response\": {\"docs\": [{\"id\": \"7\"}]}}"), "7"));
  }

  @Test
  void there_may_be_none() throws JsonProcessingException {
    assertEquals(
        List.of(),
        GivenAnswer.of(reply(200, "{\"answer\": {\"noAnswer\": true, \"answers\": []}}")));
  }

  @Test
  void a_failure_is_no_answer() throws JsonProcessingException {
    Reply failure = reply(503, "{\"error\": {\"msg\": \"loading\"}}");
    assertThrows(NodeException.class, () -> GivenAnswer.of(failure));
  }

  private static Reply reply(int status, String json) throws JsonProcessingException {
    return new Reply(status, new ObjectMapper().readTree(json));
  }
}
