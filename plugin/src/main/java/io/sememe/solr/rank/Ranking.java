// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.Utils;

/**
 * Places of documents, decided once for the whole collection: best first, no document twice, the
 * scores finite and not negative. As text it goes to the shards.
 */
record Ranking(List<RankedDocument> documents) {
  /** More than any parser lets a user ask for. */
  static final int MAX_DOCUMENTS = 20_000;

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
    return new RankingReader(parameter, text).read();
  }
}
