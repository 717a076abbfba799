// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** The positions of one word of a phrase in one document, in ascending order. Not thread-safe. */
final class PhraseWord implements WordPostings.Positions {
  private final WordPostings postings;
  private final int offset;

  /** Position and bits of the cosine: such numbers are in the order of their positions. */
  private long[] occurrences = new long[8];

  private int count;

  /**
   * Creates a word.
   *
   * @param offset how far behind the phrase's beginning it stands
   */
  PhraseWord(WordPostings postings, int offset) {
    this.postings = postings;
    this.offset = offset;
  }

  void read(int document) throws IOException {
    count = 0;
    postings.read(document, this);
    if (postings.hasSeveralTerms()) {
      Arrays.sort(occurrences, 0, count);
    }
  }

  @Override
  public void add(int position, float cosine) {
    occurrences = ArrayUtil.grow(occurrences, count + 1);
    occurrences[count] =
        (long) position << Integer.SIZE | Integer.toUnsignedLong(Float.floatToIntBits(cosine));
    count++;
  }

  int count() {
    return count;
  }

  /** Returns where a phrase begins that has this word at its i-th position. */
  int begin(int i) {
    return position(i) - offset;
  }

  /** Returns the cosine at its i-th position. */
  float cosine(int i) {
    return Float.intBitsToFloat((int) occurrences[i]);
  }

  private int position(int i) {
    return (int) (occurrences[i] >> Integer.SIZE);
  }

  /**
   * Returns the meaning at the best of its positions in a phrase.
   *
   * @param begin where the phrase begins
   * @param slop how far from its place the word may be
   * @return -1 when it is not there
   */
  double bestMeaning(int begin, int slop, Meaning meaning) {
    // Of 64 bits: a slop may be as large as a number can be.
    long place = (long) begin + offset;
    double best = -1;
    int first = first((int) Math.max(0, place - slop));
    for (int i = first; i < count && position(i) <= place + slop; i++) {
      best = Math.max(best, meaning.of(cosine(i)));
    }
    return best;
  }

  /** Returns the first position that is not before this one. */
  private int first(int position) {
    long least = (long) position << Integer.SIZE;
    int found = Arrays.binarySearch(occurrences, 0, count, least);
    return found < 0 ? -found - 1 : found;
  }
}
