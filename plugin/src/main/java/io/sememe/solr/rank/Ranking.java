// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.Utils;
import org.noggit.JSONParser;

/**
 * Places of documents, decided once for the whole collection: best first, no document twice, the
 * scores finite and not negative. As text it goes to the shards.
 */
record Ranking(List<RankedDocument> documents) {
  /** More than any parser lets a user ask for. */
  static final int MAX_DOCUMENTS = 20_000;

  private static final int PARTS = 4;

  /** Returns this ranking as text. */
  String text() {
    List<List<Object>> rows = new ArrayList<>(documents.size());
    for (RankedDocument document : documents) {
      rows.add(List.of(document.id(), document.score(), document.before(), document.signal()));
    }
    return Utils.toJSONString(rows);
  }

  /**
   * Reads what {@link #text} wrote, or what a client would like it to have written.
   *
   * @param parameter where it was found, for messages
   * @throws SolrException 400 when it is no ranking
   */
  static Ranking of(String parameter, String text) {
    Object json;
    try {
      json = Utils.fromJSONString(text);
    } catch (JSONParser.ParseException | SolrException e) {
      throw malformed(parameter, "it is no JSON");
    }
    if (!(json instanceof List<?> rows) || rows.size() > MAX_DOCUMENTS) {
      throw malformed(parameter, "it is no list of at most " + MAX_DOCUMENTS + " documents");
    }
    List<RankedDocument> documents = new ArrayList<>(rows.size());
    Set<String> ids = new HashSet<>();
    for (Object row : rows) {
      RankedDocument document = document(parameter, row);
      if (!ids.add(document.id())) {
        throw malformed(parameter, "a document has two places");
      }
      documents.add(document);
    }
    return new Ranking(documents);
  }

  private static RankedDocument document(String parameter, Object row) {
    if (row instanceof List<?> parts
        && parts.size() == PARTS
        && parts.get(0) instanceof String id
        && parts.get(1) instanceof Number score
        && parts.get(2) instanceof Number before
        && parts.get(3) instanceof Number signal
        && Float.isFinite(score.floatValue())
        && score.floatValue() >= 0) {
      return new RankedDocument(id, score.floatValue(), before.floatValue(), signal.floatValue());
    }
    throw malformed(parameter, "a place is [id, score, before, signal], the score not negative");
  }

  private static SolrException malformed(String parameter, String why) {
    return SolrErrors.badRequest(
        parameter
            + " is what nodes tell each other, not for clients; it was not understood: "
            + why);
  }
}
