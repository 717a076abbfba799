// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * Documents with a phrase, the better the more its words mean the same there.
 *
 * <p>The score is that of {@link ContextualTermQuery}, with what a {@link PhraseQuery} or {@link
 * MultiPhraseQuery} says as bm25, and as meaning the mean of its words' at the best of the phrase's
 * occurrences. In a phrase with slop each word is taken where it means the same best, within the
 * slop of the place that the first one gives it. Immutable.
 */
public final class ContextualPhraseQuery extends ContextualQuery {
  private final int[] positions;
  private final int slop;

  /**
   * Creates a query.
   *
   * @param phrase of at least one term
   * @param words its words, each with one term, in the order of its terms
   */
  public ContextualPhraseQuery(
      PhraseQuery phrase, List<QueryWord> words, WordSpace space, Meaning meaning) {
    this(phrase, words, phrase.getPositions(), phrase.getSlop(), space, meaning);
  }

  /**
   * Creates a query.
   *
   * @param phrase of at least one position
   * @param words its words, in the order of its positions
   */
  public ContextualPhraseQuery(
      MultiPhraseQuery phrase, List<QueryWord> words, WordSpace space, Meaning meaning) {
    this(phrase, words, phrase.getPositions(), phrase.getSlop(), space, meaning);
  }

  private ContextualPhraseQuery(
      Query phrase,
      List<QueryWord> words,
      int[] positions,
      int slop,
      WordSpace space,
      Meaning meaning) {
    super(phrase, words, space, meaning);
    if (words.isEmpty() || words.size() != positions.length) {
      throw new IllegalArgumentException(
          phrase + " has " + positions.length + " positions, got words: " + words);
    }
    this.positions = positions;
    this.slop = slop;
  }

  @Override
  DocumentMeaning meaningIn(LeafReaderContext segment) throws IOException {
    List<PhraseWord> inPhrase = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      inPhrase.add(new PhraseWord(postings(words().get(i), segment), positions[i]));
    }
    return new PhraseMeaning(inPhrase, slop, meaning());
  }
}
