// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Documents with a word, the better the more it means the same there.
 *
 * <pre>{@code
 * score = bm25 * (1 - alpha + alpha * meaning)
 * meaning = (cosine - floor) / (ceiling - floor), from 0 to 1
 * }</pre>
 *
 * <p>bm25 is what a {@link TermQuery} says, or a {@link SynonymQuery} for a word with synonyms,
 * with whatever similarity the searcher has. The cosine is the best over the word's positions in
 * the document, between the vector there and the word's in the query. A position without a vector
 * means nothing; so a document without any, and any document for a word of which the model has no
 * vector, scores bm25 * (1 - alpha).
 *
 * <p>No document scores higher than by words alone. So where Lucene knows that words alone do not
 * suffice, documents are passed over.
 *
 * <p>A search throws {@link IncomparableWordsException} when the field has no vectors, or those of
 * another model. Immutable.
 */
public final class ContextualTermQuery extends ContextualQuery {

  /** Creates a query for a word. */
  public ContextualTermQuery(QueryWord word, WordSpace space, Meaning meaning) {
    this(plain(word, space), word, space, meaning);
  }

  /**
   * Creates a query.
   *
   * @param plain matches the word's terms and scores them
   */
  ContextualTermQuery(Query plain, QueryWord word, WordSpace space, Meaning meaning) {
    super(plain, List.of(word), space, meaning);
  }

  private static Query plain(QueryWord word, WordSpace space) {
    if (word.terms().size() == 1) {
      return new TermQuery(word.terms().get(0));
    }
    SynonymQuery.Builder synonyms = new SynonymQuery.Builder(space.field());
    word.terms().forEach(synonyms::addTerm);
    return synonyms.build();
  }

  @Override
  DocumentMeaning meaningIn(LeafReaderContext segment) throws IOException {
    return new WordMeaning(postings(words().get(0), segment), meaning());
  }
}
