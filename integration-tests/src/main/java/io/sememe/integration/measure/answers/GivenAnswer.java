// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Reply;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An answer as a node gives it.
 *
 * @param id of the document
 * @param text the words
 * @param place where the document has them
 * @param score how sure the reader is
 */
record GivenAnswer(String id, String text, Place place, double score) {

  /** Those of a reply, best first. */
  static List<GivenAnswer> of(Reply reply) {
    JsonNode answers = reply.orThrow().body().path("answer").path("answers");
    return StreamSupport.stream(answers.spliterator(), false).map(GivenAnswer::of).toList();
  }

  private static GivenAnswer of(JsonNode answer) {
    return new GivenAnswer(
        answer.path("id").asText(),
        answer.path("text").asText(),
        new Place(answer.path("start").asInt(-1), answer.path("end").asInt(-1)),
        answer.path("score").asDouble());
  }

  /** Whether its words are where it says: whole characters of the document's text. */
  boolean isExactIn(String document) {
    return place.isWholeCharactersOf(document) && place.of(document).equals(text);
  }
}
