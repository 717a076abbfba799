// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Has the words and phrases of a query count by their meaning, whatever stands around them.
 *
 * @param context where the words stand
 * @param vectors those of the context's words
 * @param space the space of the vectors
 * @param meaning how they count
 */
record ContextualWords(
    QueryContext context, List<float[]> vectors, WordSpace space, Meaning meaning) {

  /** Returns the query that finds what a plain one finds. */
  Query in(Query plain) {
    if (plain instanceof BooleanQuery several) {
      return inClauses(several);
    }
    if (plain instanceof BoostQuery boosted) {
      return new BoostQuery(in(boosted.getQuery()), boosted.getBoost());
    }
    if (plain instanceof TermQuery word) {
      return new ContextualTermQuery(plain, word(word.getTerm()), space, meaning);
    }
    if (plain instanceof SynonymQuery synonyms) {
      return new ContextualTermQuery(plain, word(synonyms.getTerms()), space, meaning);
    }
    return inPhrase(plain);
  }

  private Query inPhrase(Query plain) {
    if (plain instanceof PhraseQuery phrase) {
      List<QueryWord> words = Arrays.stream(phrase.getTerms()).map(this::word).toList();
      return new ContextualPhraseQuery(phrase, words, space, meaning);
    }
    if (plain instanceof MultiPhraseQuery phrase) {
      List<QueryWord> words = Arrays.stream(phrase.getTermArrays()).map(this::word).toList();
      return new ContextualPhraseQuery(phrase, words, space, meaning);
    }
    return plain;
  }

  private Query inClauses(BooleanQuery several) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.setMinimumNumberShouldMatch(several.getMinimumNumberShouldMatch());
    for (BooleanClause clause : several) {
      builder.add(
          clause.isScoring()
              ? new BooleanClause(in(clause.getQuery()), clause.getOccur())
              : clause);
    }
    return builder.build();
  }

  private QueryWord word(Term... terms) {
    return word(List.of(terms));
  }

  private QueryWord word(List<Term> terms) {
    return context.word(terms, vectors);
  }
}
