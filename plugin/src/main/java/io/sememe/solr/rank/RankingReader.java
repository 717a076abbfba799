// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.noggit.JSONParser;

/**
 * Reads the text of a ranking: a list of {@code [id, score, before, signal]}. It comes with a
 * request, so it may be anything; event by event, as lists within lists would overflow the stack.
 */
final class RankingReader {
  private final String parameter;
  private final JSONParser json;
  private final Set<String> ids = new HashSet<>();
  private float least = Float.MAX_VALUE;

  /**
   * Creates a reader.
   *
   * @param parameter where the text was found, for messages
   */
  RankingReader(String parameter, String text) {
    this.parameter = parameter;
    this.json = new JSONParser(text);
  }

  /**
   * Reads it.
   *
   * @throws SolrException 400 when it is no ranking
   */
  Ranking read() {
    try {
      return ranking();
    } catch (JSONParser.ParseException | NumberFormatException e) {
      throw malformed("it is no JSON");
    } catch (IOException e) {
      throw new SolrException(SolrException.ErrorCode.SERVER_ERROR, "a text cannot be read", e);
    }
  }

  private Ranking ranking() throws IOException {
    require(JSONParser.ARRAY_START, "it is no list");
    List<RankedDocument> documents = new ArrayList<>();
    int event = json.nextEvent();
    while (event == JSONParser.ARRAY_START) {
      if (documents.size() == Ranking.MAX_DOCUMENTS) {
        throw malformed("it has more than " + Ranking.MAX_DOCUMENTS + " documents");
      }
      documents.add(document());
      event = json.nextEvent();
    }
    if (event != JSONParser.ARRAY_END) {
      throw malformed("a place is a list");
    }
    require(JSONParser.EOF, "something comes after the list");
    return new Ranking(documents);
  }

  private RankedDocument document() throws IOException {
    require(JSONParser.STRING, "a place begins with an id");
    String id = json.getString();
    RankedDocument document = new RankedDocument(id, number(), number(), number());
    require(JSONParser.ARRAY_END, "a place is [id, score, before, signal]");
    if (!ids.add(id)) {
      throw malformed("a document has two places");
    }
    if (!(document.score() >= 0 && document.score() <= least)) {
      throw malformed("scores are not negative, and the best comes first");
    }
    least = document.score();
    return document;
  }

  private float number() throws IOException {
    int event = json.nextEvent();
    boolean known =
        event == JSONParser.LONG || event == JSONParser.NUMBER || event == JSONParser.BIGNUMBER;
    float number = known ? (float) json.getDouble() : Float.NaN;
    if (!Float.isFinite(number)) {
      throw malformed("score, before and signal are finite numbers");
    }
    return number;
  }

  private void require(int event, String otherwise) throws IOException {
    if (json.nextEvent() != event) {
      throw malformed(otherwise);
    }
  }

  private SolrException malformed(String why) {
    return SolrErrors.badRequest(
        parameter
            + " is what nodes tell each other, not for clients; it was not understood: "
            + why);
  }
}
