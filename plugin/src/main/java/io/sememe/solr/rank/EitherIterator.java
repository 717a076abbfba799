// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;

/** The documents of one iterator or another. */
final class EitherIterator extends DocIdSetIterator {
  private final DocIdSetIterator one;
  private final DocIdSetIterator other;

  EitherIterator(DocIdSetIterator one, DocIdSetIterator other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public int docID() {
    return Math.min(one.docID(), other.docID());
  }

  @Override
  public int nextDoc() throws IOException {
    int now = docID();
    return now == NO_MORE_DOCS ? now : advance(now + 1);
  }

  @Override
  public int advance(int target) throws IOException {
    return Math.min(advance(one, target), advance(other, target));
  }

  private static int advance(DocIdSetIterator iterator, int target) throws IOException {
    return iterator.docID() < target ? iterator.advance(target) : iterator.docID();
  }

  @Override
  public long cost() {
    return one.cost() + other.cost();
  }
}
