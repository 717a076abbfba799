// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The vectors that documents are compared by.
 *
 * @param field the schema's field that holds them, whose similarity is cosine or dot_product
 * @param vector the question's; not copied
 * @param roots all root documents when nested passages carry the vectors, null when documents do
 */
record DocumentVectors(String field, float[] vector, @Nullable BitSetProducer roots) {

  /** Opens those of a segment. */
  Segment of(LeafReaderContext segment) throws IOException {
    FloatVectorValues values = segment.reader().getFloatVectorValues(field);
    VectorScorer scorer = values == null ? null : values.scorer(vector);
    return new Segment(scorer, roots == null ? null : roots.getBitSet(segment), roots != null);
  }

  /** Those of a segment. Goes forward only; not thread-safe. */
  static final class Segment {
    private static final double NO_VECTOR = -1;

    private final @Nullable VectorScorer scorer;
    private final DocIdSetIterator vectors;
    private final @Nullable BitSet parents;
    private final boolean nested;

    private Segment(@Nullable VectorScorer scorer, @Nullable BitSet parents, boolean nested) {
      this.scorer = scorer;
      this.vectors = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      this.parents = parents;
      this.nested = nested;
    }

    /**
     * Returns the cosine of the question and a document: of its best passage, where passages carry
     * the vectors. Without a vector it is -1, as far away as can be.
     *
     * @param document not before the last one
     */
    double cosine(int document) throws IOException {
      if (!nested) {
        return best(document, document + 1);
      }
      return parents == null || !parents.get(document)
          ? NO_VECTOR
          : best(firstNested(parents, document), document);
    }

    private static int firstNested(BitSet parents, int document) {
      return document == 0 ? 0 : parents.prevSetBit(document - 1) + 1;
    }

    private double best(int from, int to) throws IOException {
      double best = NO_VECTOR;
      int document = vectors.docID() < from ? vectors.advance(from) : vectors.docID();
      for (; document < to; document = vectors.nextDoc()) {
        best = Math.max(best, cosine());
      }
      return best;
    }

    private double cosine() throws IOException {
      // Lucene makes its scores of cosines by (1 + cosine) / 2.
      return scorer == null ? NO_VECTOR : 2.0 * scorer.score() - 1;
    }
  }
}
