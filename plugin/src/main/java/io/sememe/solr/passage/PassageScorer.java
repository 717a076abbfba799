// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.Bits;

/**
 * Compares the passages of documents with a question, all of them and one by one.
 *
 * @param field the schema's field that holds the vectors
 * @param vector the question's; not copied
 */
public record PassageScorer(String field, float[] vector) {

  /**
   * Returns the best passages among some documents, best first.
   *
   * @param from the first of the documents
   * @param to the one after the last
   * @param count how many at most
   */
  public List<ScoredPassage> best(LeafReader segment, int from, int to, int count)
      throws IOException {
    List<ScoredPassage> all = all(segment, from, to);
    all.sort(ScoredPassage.BEST_FIRST);
    return all.size() <= count ? all : all.subList(0, count);
  }

  private List<ScoredPassage> all(LeafReader segment, int from, int to) throws IOException {
    List<ScoredPassage> all = new ArrayList<>();
    // Goes forward only, and hits come in any order: each document needs its own.
    FloatVectorValues values = from < to ? segment.getFloatVectorValues(field) : null;
    VectorScorer scorer = values == null ? null : values.scorer(vector);
    if (scorer != null) {
      add(all, scorer, segment.getLiveDocs(), from, to);
    }
    return all;
  }

  private static void add(List<ScoredPassage> all, VectorScorer scorer, Bits live, int from, int to)
      throws IOException {
    DocIdSetIterator passages = scorer.iterator();
    for (int id = passages.advance(from); id < to; id = passages.nextDoc()) {
      if (live == null || live.get(id)) {
        all.add(new ScoredPassage(id, scorer.score()));
      }
    }
  }
}
