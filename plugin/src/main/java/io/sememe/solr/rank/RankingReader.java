// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.ToldJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.noggit.JSONParser;

/** Reads the text of a ranking: a list of {@code [id, score, before, signal]}. */
final class RankingReader {
  private final ToldJson json;
  private final Set<String> ids = new HashSet<>();
  private float least = Float.MAX_VALUE;

  /**
   * Creates a reader.
   *
   * @param parameter where the text was found, for messages
   */
  RankingReader(String parameter, String text) {
    this.json = new ToldJson(parameter, text);
  }

  /**
   * Reads it.
   *
   * @throws SolrException 400 when it is no ranking
   */
  Ranking read() {
    return json.read(this::ranking);
  }

  private Ranking ranking() throws IOException {
    json.require(JSONParser.ARRAY_START, "it is no list");
    return new Ranking(json.lists(this::document, Ranking.MAX_DOCUMENTS, "place", "documents"));
  }

  private RankedDocument document() throws IOException {
    String id = json.string("a place begins with an id");
    RankedDocument document = new RankedDocument(id, number(), number(), number());
    json.require(JSONParser.ARRAY_END, "a place is [id, score, before, signal]");
    if (!ids.add(id)) {
      throw json.malformed("a document has two places");
    }
    if (!(document.score() >= 0 && document.score() <= least)) {
      throw json.malformed("scores are not negative, and the best comes first");
    }
    least = document.score();
    return document;
  }

  private float number() throws IOException {
    String otherwise = "score, before and signal are finite numbers";
    float number = (float) json.number(otherwise);
    if (!Float.isFinite(number)) {
      throw json.malformed(otherwise);
    }
    return number;
  }
}
