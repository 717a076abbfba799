// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.analysis.WordVectorPayload;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A word of a query in its context. Immutable as long as nobody writes into its vectors. */
public final class QueryWord {
  /** The cosine of what has no vector. */
  static final float NONE = Float.NEGATIVE_INFINITY;

  private final List<Term> terms;
  private final float[][] vectors;

  /**
   * Creates a word.
   *
   * @param terms what it is in the index: one term, or one and its synonyms; at least one, all of
   *     one field
   * @param vectors of Euclidean length 1, of one dimension; several when the word stands in the
   *     query several times, of which the best counts; none when the model has none of the word.
   *     Not copied: nobody may write into them
   */
  public QueryWord(List<Term> terms, List<float[]> vectors) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a word has at least one term");
    }
    this.terms = List.copyOf(terms);
    this.vectors = vectors.toArray(float[][]::new);
  }

  /** Creates a word that is one term. */
  public QueryWord(Term term, float[]... vectors) {
    this(List.of(term), List.of(vectors));
  }

  /** Returns what it is in the index, at least one term. */
  public List<Term> terms() {
    return terms;
  }

  /** Returns whether there is anything to compare. */
  boolean hasVectors() {
    return vectors.length > 0;
  }

  /** Returns the best cosine of this word with a payload, {@link #NONE} when that is no vector. */
  float cosine(@Nullable BytesRef payload, WordSpace space) {
    if (payload == null || !WordVectorPayload.isVector(payload)) {
      return NONE;
    }
    if (!WordVectorPayload.isOf(payload, space.mark())) {
      throw space.otherSpace();
    }
    float best = NONE;
    for (float[] vector : vectors) {
      if (vector.length == WordVectorPayload.dimension(payload)) {
        best = Math.max(best, WordVectorPayload.cosine(payload, vector));
      }
    }
    return best;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QueryWord word
        && terms.equals(word.terms)
        && Arrays.deepEquals(vectors, word.vectors);
  }

  @Override
  public int hashCode() {
    return 31 * terms.hashCode() + Arrays.deepHashCode(vectors);
  }

  @Override
  public String toString() {
    return terms + "[" + vectors.length + "]";
  }
}
