// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HighlighterTest {

  private static final Paragraph PARAGRAPH = new Paragraph("7", "", "Wings stall. Pilots push.");

  @Test
  void the_first_fragment_of_the_paragraph_counts() throws JsonProcessingException {
    assertEquals(
        Optional.of(new Place(13, 25)),
        place(
            """
            {"highlighting": {"7": {"body": ["<em>Pilots</em> push.", "Wings stall."]}},
             "highlighting_offsets": {"7": {"body": [
               {"start": 13, "end": 25, "score": 0.8}, {"start": 0, "end": 12, "score": 0.1}]}}}
            """));
  }

  @Test
  void a_paragraph_may_have_no_fragment() throws JsonProcessingException {
    assertEquals(Optional.empty(), place("{\"highlighting_offsets\": {\"7\": {\"body\": []}}}"));
    assertEquals(Optional.empty(), place("{\"highlighting_offsets\": {\"7\": {}}}"));
    assertEquals(Optional.empty(), place("{\"highlighting\": {}}"));
  }

  private static Optional<Place> place(String json) throws JsonProcessingException {
    return Highlighter.place(new ObjectMapper().readTree(json), PARAGRAPH);
  }
}
