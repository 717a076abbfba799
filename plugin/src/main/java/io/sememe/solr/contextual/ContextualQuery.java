// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * A plain query whose scores depend on the meaning of its words: {@code score = words * (1 - alpha
 * + alpha * meaning)}. It matches what the plain query matches. Immutable.
 */
abstract class ContextualQuery extends Query {
  private final Query plain;
  private final List<QueryWord> words;
  private final WordSpace space;
  private final Meaning meaning;

  ContextualQuery(Query plain, List<QueryWord> words, WordSpace space, Meaning meaning) {
    this.plain = plain;
    this.words = List.copyOf(words);
    this.space = space;
    this.meaning = meaning;
  }

  /** Returns the meaning of the documents of a segment. */
  abstract DocumentMeaning meaningIn(LeafReaderContext segment) throws IOException;

  /** Returns what is compared in a segment. */
  final DocumentMeaning in(LeafReaderContext segment) throws IOException {
    if (meaning.alpha() == 0) {
      return DocumentMeaning.none("alpha is 0");
    }
    if (!space.isIn(segment)) {
      return DocumentMeaning.none("no document of the segment has vectors");
    }
    if (words.stream().noneMatch(QueryWord::hasVectors)) {
      return DocumentMeaning.none("the model has no vector of the query's word");
    }
    return meaningIn(segment);
  }

  final WordPostings postings(QueryWord word, LeafReaderContext segment) throws IOException {
    return WordPostings.of(word, space, segment);
  }

  /** Returns the words, at least one. */
  final List<QueryWord> words() {
    return words;
  }

  /** Returns how their meaning counts. */
  final Meaning meaning() {
    return meaning;
  }

  @Override
  public final Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(plain), mode, boost);
    if (!mode.needsScores()) {
      return weight;
    }
    space.requirePayloads(searcher.getIndexReader());
    return new ContextualWeight(this, weight);
  }

  @Override
  public final void visit(QueryVisitor visitor) {
    plain.visit(visitor);
  }

  @Override
  public final String toString(String field) {
    return "contextual[" + meaning + "](" + plain.toString(field) + ")";
  }

  @Override
  public final boolean equals(Object other) {
    return sameClassAs(other) && hasAllOf((ContextualQuery) other);
  }

  private boolean hasAllOf(ContextualQuery other) {
    return plain.equals(other.plain)
        && words.equals(other.words)
        && space.equals(other.space)
        && meaning.equals(other.meaning);
  }

  @Override
  public final int hashCode() {
    return 31 * classHash() + Objects.hash(plain, words, space, meaning);
  }
}
