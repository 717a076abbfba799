// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Those documents of a ranking that are alive in a segment, by their number in it. */
final class RankedSegment extends DocIdSetIterator {
  private final int[] numbers;
  private final RankedDocument[] documents;
  private int at = -1;

  private record Entry(int number, RankedDocument document) {}

  private RankedSegment(List<Entry> entries) {
    this.numbers = entries.stream().mapToInt(Entry::number).toArray();
    this.documents = entries.stream().map(Entry::document).toArray(RankedDocument[]::new);
  }

  /**
   * Looks the documents up.
   *
   * @param idField the name of the unique key
   * @param ranked the documents by their unique key as the index has it
   */
  static RankedSegment of(LeafReader segment, String idField, Map<BytesRef, RankedDocument> ranked)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    Terms ids = segment.terms(idField);
    if (ids != null) {
      TermsEnum terms = ids.iterator();
      PostingsEnum postings = null;
      for (Map.Entry<BytesRef, RankedDocument> one : ranked.entrySet()) {
        if (terms.seekExact(one.getKey())) {
          postings = terms.postings(postings, PostingsEnum.NONE);
          add(entries, postings, segment.getLiveDocs(), one.getValue());
        }
      }
    }
    entries.sort(Comparator.comparingInt(Entry::number));
    return new RankedSegment(entries);
  }

  private static void add(
      List<Entry> entries, PostingsEnum postings, Bits live, RankedDocument document)
      throws IOException {
    for (int number = postings.nextDoc(); number != NO_MORE_DOCS; number = postings.nextDoc()) {
      if (live == null || live.get(number)) {
        entries.add(new Entry(number, document));
      }
    }
  }

  /** Returns the document that this stands at. */
  RankedDocument document() {
    return documents[at];
  }

  /** Returns the best score of all. */
  float maxScore() {
    float max = 0;
    for (RankedDocument document : documents) {
      max = Math.max(max, document.score());
    }
    return max;
  }

  @Override
  public int docID() {
    return at < 0 ? -1 : at < numbers.length ? numbers[at] : NO_MORE_DOCS;
  }

  @Override
  public int nextDoc() {
    at = Math.min(at + 1, numbers.length);
    return docID();
  }

  @Override
  public int advance(int target) {
    do {
      at = Math.min(at + 1, numbers.length);
    } while (at < numbers.length && numbers[at] < target);
    return docID();
  }

  @Override
  public long cost() {
    return numbers.length;
  }
}
