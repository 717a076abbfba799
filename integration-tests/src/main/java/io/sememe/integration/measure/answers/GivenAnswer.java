// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Reply;
import java.util.List;
import java.util.stream.Stream;
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
    return stream(reply.orThrow().body().at("/answer/answers"))
        .map(answer -> of(answer, answer.path("id").asText()))
        .toList();
  }

  /** Those beside the first hit of a reply, best first. */
  static List<GivenAnswer> ofHit(Reply reply, String id) {
    return stream(reply.orThrow().body().at("/response/docs/0/answers"))
        .map(answer -> of(answer, id))
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode answers) {
    return StreamSupport.stream(answers.spliterator(), false);
  }

  private static GivenAnswer of(JsonNode answer, String id) {
    return new GivenAnswer(
        id,
        answer.path("text").asText(),
        new Place(answer.path("start").asInt(-1), answer.path("end").asInt(-1)),
        answer.path("score").asDouble());
  }

  /** Whether its words are where it says: whole characters of the document's text. */
  boolean isExactIn(String document) {
    return place.isWholeCharactersOf(document) && place.of(document).equals(text);
  }
}
