// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.solr.search.SolrIndexSearcher;

/** All that the postings of a field say. */
final class IndexedTokens {
  private IndexedTokens() {}

  /** Returns each position of each term in each document, with offsets and payload. */
  static List<String> of(SolrIndexSearcher searcher, String field) throws IOException {
    List<String> all = new ArrayList<>();
    LeafReader reader = searcher.getSlowAtomicReader();
    Terms terms = reader.terms(field);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    while (each.next() != null) {
      addAll(each, reader, all);
    }
    return all;
  }

  private static void addAll(TermsEnum term, LeafReader reader, List<String> all)
      throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.ALL);
    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      String text = term.term().utf8ToString();
      String id = reader.storedFields().document(postings.docID()).get("id");
      for (int i = postings.freq(); i > 0; i--) {
        int position = postings.nextPosition();
        String payload =
            postings.getPayload() == null ? "none" : postings.getPayload().utf8ToString();
        all.add(
            "%s in %s at %d [%d,%d) %s"
                .formatted(
                    text, id, position, postings.startOffset(), postings.endOffset(), payload));
      }
    }
  }
}
