// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.solr.analysis.LearnedSparseFilter;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * The dot product of a question's weights and those of documents, in the postings as {@link
 * FeatureField} codes them. Lucene skips documents whose terms cannot bring them among the best.
 */
final class SparseQuery extends Query {
  private static final int SHOWN = 3;

  private final String field;
  private final List<Term> terms;
  private final float twoPhase;

  /**
   * Creates a query.
   *
   * @param terms no term twice
   * @param twoPhase terms below this part of the heaviest weight, 0 to 1, only add to the scores of
   *     documents that others find
   */
  SparseQuery(String field, List<Term> terms, float twoPhase) {
    this.field = field;
    this.terms = List.copyOf(terms);
    this.twoPhase = twoPhase;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) {
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery("the text has no terms");
    }
    float least = twoPhase * heaviest();
    BooleanQuery heavy = anyOf(term -> weight(term) >= least);
    if (heavy.clauses().size() == terms.size()) {
      return heavy;
    }
    BooleanQuery light = anyOf(term -> weight(term) < least);
    return new BooleanQuery.Builder().add(heavy, Occur.MUST).add(light, Occur.SHOULD).build();
  }

  private BooleanQuery anyOf(Predicate<Term> wanted) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.stream().filter(wanted).forEach(term -> any.add(product(term), Occur.SHOULD));
    return any.build();
  }

  // FeatureField has a limit for weights, 64, but none for boosts, and it multiplies with both.
  private Query product(Term term) {
    return new BoostQuery(FeatureField.newLinearQuery(field, term.text(), 1), weight(term));
  }

  private float heaviest() {
    return (float) terms.stream().mapToDouble(SparseQuery::weight).max().orElse(0);
  }

  private static float weight(Term term) {
    return Math.min(LearnedSparseFilter.MOST_WEIGHT, term.weight());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String defaultField) {
    String shown =
        terms.stream()
            .limit(SHOWN)
            .map(term -> term.text() + '^' + term.weight())
            .collect(Collectors.joining(","));
    return "SparseQuery:"
        + field
        + '['
        + shown
        + (terms.size() > SHOWN ? ",...][" : "][")
        + terms.size()
        + ']'
        + (twoPhase > 0 ? " twoPhase=" + twoPhase : "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseQuery that
        && field.equals(that.field)
        && terms.equals(that.terms)
        && twoPhase == that.twoPhase;
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), field, terms, twoPhase);
  }
}
