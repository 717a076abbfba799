// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * What operators mean in a text: Lucene's {@link SimpleQueryParser}, without prefixes and fuzzy
 * words, which have no meaning of their own.
 */
final class ContextualGrammar {
  private static final int OPERATORS =
      SimpleQueryParser.AND_OPERATOR
          | SimpleQueryParser.NOT_OPERATOR
          | SimpleQueryParser.OR_OPERATOR
          | SimpleQueryParser.PHRASE_OPERATOR
          | SimpleQueryParser.PRECEDENCE_OPERATORS
          | SimpleQueryParser.ESCAPE_OPERATOR
          | SimpleQueryParser.WHITESPACE_OPERATOR
          | SimpleQueryParser.NEAR_OPERATOR;

  private ContextualGrammar() {}

  /**
   * Returns a text as a query.
   *
   * @param analyzer makes its terms
   * @param operator what is between words without one
   * @return null when it has no terms
   * @throws org.apache.solr.common.SolrException 400 when it is nested too deep
   */
  static @Nullable Query query(String text, String field, Analyzer analyzer, Occur operator) {
    Nesting.require(text);
    SimpleQueryParser parser = new SimpleQueryParser(analyzer, Map.of(field, 1f), OPERATORS);
    parser.setDefaultOperator(operator);
    @Nullable Query query = parser.parse(text);
    Nesting.require(query);
    return query instanceof BooleanQuery several ? forbidding(several) : query;
  }

  /**
   * Lucene's parser takes {@code tea -cup} for tea or anything without cup, which is everything.
   * Here what must not occur is forbidden to all that stands beside it.
   */
  private static Query forbidding(BooleanQuery several) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    boolean allForbid = true;
    for (BooleanClause clause : several) {
      Query query = clause.getQuery();
      Query inside = query instanceof BooleanQuery inner ? forbidding(inner) : query;
      if (isNegation(inside)) {
        addForbidden(builder, (BooleanQuery) inside);
      } else {
        builder.add(inside, clause.getOccur());
        allForbid = false;
      }
    }
    return (allForbid ? builder.add(new MatchAllDocsQuery(), Occur.SHOULD) : builder).build();
  }

  private static void addForbidden(BooleanQuery.Builder builder, BooleanQuery negation) {
    negation.clauses().stream().filter(BooleanClause::isProhibited).forEach(builder::add);
  }

  /** Returns whether a query is everything but what must not occur. */
  private static boolean isNegation(Query query) {
    return query instanceof BooleanQuery several
        && several.clauses().stream().anyMatch(BooleanClause::isProhibited)
        && several.clauses().stream()
            .allMatch(
                clause -> clause.isProhibited() || clause.getQuery() instanceof MatchAllDocsQuery);
  }

  /**
   * Returns the words and phrases of a text that may occur or must, in their order, also those that
   * an analyzer makes no terms of.
   */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    addParts(new PartsParser().parse(text), parts);
    return parts;
  }

  private static void addParts(@Nullable Query query, List<String> parts) {
    if (query instanceof TermQuery part) {
      parts.add(part.getTerm().text());
    }
    if (query instanceof BooleanQuery several) {
      for (BooleanClause clause : several) {
        if (!clause.isProhibited()) {
          addParts(clause.getQuery(), parts);
        }
      }
    }
  }

  /** Takes each word and each phrase for one term. */
  private static final class PartsParser extends SimpleQueryParser {
    private PartsParser() {
      super(new KeywordAnalyzer(), Map.of("", 1f), OPERATORS);
    }

    @Override
    protected Query newDefaultQuery(String text) {
      return new TermQuery(new Term("", text));
    }

    @Override
    protected Query newPhraseQuery(String text, int slop) {
      return newDefaultQuery(text);
    }
  }
}
