// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import io.sememe.integration.node.SolrHttp;
import java.util.Map;
import java.util.Optional;

/** Asks for the sentence of a paragraph that is highlighted. */
record Highlighter(SolrHttp http, String core) {

  Optional<Place> best(String question, Paragraph paragraph) {
    Map<String, String> parameters =
        Map.of(
            "q", "{!term f=id v=$only}",
            "only", paragraph.id(),
            "fl", "id",
            "hl", "true",
            "hl.method", "semantic",
            "hl.q", question,
            "hl.vf", "vector",
            "hl.fl", "body",
            "hl.snippets", "1",
            "hl.offsets", "true");
    return place(http.query(core, parameters).orThrow().body(), paragraph);
  }

  static Optional<Place> place(JsonNode reply, Paragraph paragraph) {
    JsonNode first = reply.path("highlighting_offsets").path(paragraph.id()).path("body").path(0);
    return first.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Place(first.path("start").asInt(-1), first.path("end").asInt(-1)));
  }
}
