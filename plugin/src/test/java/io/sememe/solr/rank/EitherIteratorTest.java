// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

final class EitherIteratorTest {
  private static final int DOCUMENTS = 200;

  @RepeatedTest(100)
  void it_goes_through_the_union_by_steps_and_by_leaps(RepetitionInfo repetition)
      throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    TreeSet<Integer> union = new TreeSet<>();
    DocIdSetIterator either = new EitherIterator(some(random, union), some(random, union));
    assertEquals(-1, either.docID());
    int now = -1;
    while (now != NO_MORE_DOCS) {
      int target = now + 1 + (random.nextBoolean() ? 0 : random.nextInt(30));
      Integer next = union.ceiling(target);
      now = next == null ? NO_MORE_DOCS : next;
      boolean step = target == either.docID() + 1 && random.nextBoolean();
      assertEquals(now, step ? either.nextDoc() : either.advance(target));
      assertEquals(now, either.docID());
    }
  }

  private static DocIdSetIterator some(Random random, Set<Integer> union) {
    FixedBitSet set = new FixedBitSet(DOCUMENTS);
    for (int i = random.nextInt(40); i > 0; i--) {
      int document = random.nextInt(DOCUMENTS);
      set.set(document);
      union.add(document);
    }
    return new BitSetIterator(set, set.cardinality());
  }
}
