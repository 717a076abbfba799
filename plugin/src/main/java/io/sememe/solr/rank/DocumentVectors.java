// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.passage.Blocks;
import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.join.BitSetProducer;
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
    return new Segment(scorer, roots, segment);
  }

  /** Those of a segment. Goes forward only; not thread-safe. */
  static final class Segment {
    private static final double NO_VECTOR = -1;

    private final @Nullable VectorScorer scorer;
    private final DocIdSetIterator vectors;
    private final @Nullable BitSetProducer roots;
    private final LeafReaderContext segment;
    private int last = -1;
    private double cosineOfLast = NO_VECTOR;

    private Segment(
        @Nullable VectorScorer scorer, @Nullable BitSetProducer roots, LeafReaderContext segment) {
      this.scorer = scorer;
      this.vectors = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      this.roots = roots;
      this.segment = segment;
    }

    /**
     * Returns the cosine of the question and a document: of its best passage, where passages carry
     * the vectors. Without a vector it is -1, as far away as can be.
     *
     * @param document not before the last one; the same one may be asked for again
     */
    double cosine(int document) throws IOException {
      if (document != last) {
        cosineOfLast =
            roots == null
                ? best(document, document + 1)
                : best(Blocks.firstBelow(roots, segment, document), document);
        last = document;
      }
      return cosineOfLast;
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
