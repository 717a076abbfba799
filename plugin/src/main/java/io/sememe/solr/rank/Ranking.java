// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.noggit.JSONUtil;

/**
 * Places of documents, decided once for the whole collection: best first, no document twice, the
 * scores finite and not negative. As text it goes to the shards.
 */
record Ranking(List<RankedDocument> documents) {
  /** More than any parser lets a user ask for. */
  static final int MAX_DOCUMENTS = 20_000;

  private static final int NOT_INDENTED = -1;

  /** Returns this ranking as text. */
  String text() {
    List<List<Object>> rows = new ArrayList<>(documents.size());
    for (RankedDocument document : documents) {
      rows.add(List.of(document.id(), document.score(), document.before(), document.signal()));
    }
    // Without line breaks: Solr limits how long the parameters of a request may be.
    return JSONUtil.toJSON(rows, NOT_INDENTED);
  }

  /**
   * Reads what {@link #text} wrote, or what a client would like it to have written.
   *
   * @param parameter where it was found, for messages
   * @throws SolrException 400 when it is no ranking
   */
  static Ranking of(String parameter, String text) {
    return new RankingReader(parameter, text).read();
  }
}
