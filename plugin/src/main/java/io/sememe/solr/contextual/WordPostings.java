// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;

/** Where a word of a query stands in the documents of one segment. Not thread-safe. */
final class WordPostings {
  private final QueryWord word;
  private final WordSpace space;
  private final List<PostingsEnum> postings;

  private WordPostings(QueryWord word, WordSpace space, List<PostingsEnum> postings) {
    this.word = word;
    this.space = space;
    this.postings = postings;
  }

  /** Takes the positions of one document, in ascending order for each of the word's terms. */
  interface Positions {
    /**
     * Takes one.
     *
     * @param cosine the best of the word's, {@link QueryWord#NONE} without a vector
     */
    void add(int position, float cosine);
  }

  /** Opens the postings of all of the word's terms. */
  static WordPostings of(QueryWord word, WordSpace space, LeafReaderContext segment)
      throws IOException {
    List<PostingsEnum> postings = new ArrayList<>();
    for (Term term : word.terms()) {
      PostingsEnum ofTerm = segment.reader().postings(term, PostingsEnum.PAYLOADS);
      if (ofTerm != null) {
        postings.add(ofTerm);
      }
    }
    return new WordPostings(word, space, postings);
  }

  /** Returns whether positions may come out of order. */
  boolean hasSeveralTerms() {
    return postings.size() > 1;
  }

  /**
   * Reads the positions of a document.
   *
   * @param document not before the last one, and another one
   */
  void read(int document, Positions positions) throws IOException {
    for (PostingsEnum ofTerm : postings) {
      if (isAt(document, ofTerm)) {
        for (int left = ofTerm.freq(); left > 0; left--) {
          int position = ofTerm.nextPosition();
          positions.add(position, word.cosine(ofTerm.getPayload(), space));
        }
      }
    }
  }

  private static boolean isAt(int document, PostingsEnum ofTerm) throws IOException {
    int current = ofTerm.docID();
    return (current < document ? ofTerm.advance(document) : current) == document;
  }
}
