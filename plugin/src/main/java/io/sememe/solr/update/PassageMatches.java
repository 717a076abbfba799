// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.schema.IndexSchema;

/**
 * Whether all that a query can match are passages: it names no field but those that they have, and
 * asks for one that documents lack. Not so where it may match for anything else, such as the place
 * of a document beside others.
 */
final class PassageMatches {
  private static final Set<String> OF_PASSAGES = Set.copyOf(PassageFields.ALL);

  /** Beside the unique key. */
  private static final Set<String> OF_BOTH =
      Set.of(
          IndexSchema.ROOT_FIELD_NAME,
          IndexSchema.NEST_PATH_FIELD_NAME,
          IndexSchema.NEST_PARENT_FIELD_NAME,
          CommonParams.VERSION_FIELD);

  private PassageMatches() {}

  /**
   * Returns whether a query matches passages and nothing else.
   *
   * @param idField the schema's unique key
   */
  static boolean areAll(Query query, String idField) {
    NamedFields named = NamedFields.of(query);
    return named.known
        && named.names.stream()
            .allMatch(
                name ->
                    name.equals(idField) || OF_BOTH.contains(name) || OF_PASSAGES.contains(name))
        && needPassage(query);
  }

  private static boolean needPassage(Query query) {
    if (query instanceof BooleanQuery all) {
      return needPassage(all);
    }
    if (query instanceof BoostQuery boost) {
      return needPassage(boost.getQuery());
    }
    if (query instanceof ConstantScoreQuery constant) {
      return needPassage(constant.getQuery());
    }
    if (query instanceof DisjunctionMaxQuery any) {
      return allNeedPassage(any.getDisjuncts());
    }
    return namesPassages(query);
  }

  private static boolean needPassage(BooleanQuery query) {
    List<Query> required = parts(query, BooleanClause::isRequired);
    boolean chosen = required.isEmpty() || query.getMinimumNumberShouldMatch() > 0;
    return required.stream().anyMatch(PassageMatches::needPassage)
        || (chosen && allNeedPassage(parts(query, PassageMatches::isChosen)));
  }

  private static boolean isChosen(BooleanClause clause) {
    return clause.getOccur() == Occur.SHOULD;
  }

  private static List<Query> parts(BooleanQuery query, Predicate<BooleanClause> wanted) {
    return query.clauses().stream().filter(wanted).map(BooleanClause::getQuery).toList();
  }

  private static boolean allNeedPassage(Collection<Query> queries) {
    return !queries.isEmpty() && queries.stream().allMatch(PassageMatches::needPassage);
  }

  private static boolean namesPassages(Query query) {
    Set<String> names = NamedFields.of(query).names;
    return !names.isEmpty() && OF_PASSAGES.containsAll(names);
  }

  /** The fields that a query names, but in what must not match. */
  private static final class NamedFields extends QueryVisitor {
    /** These match the documents of their parts, and no others. */
    private static final Set<Class<? extends Query>> OF_PARTS =
        Set.of(
            BooleanQuery.class,
            BoostQuery.class,
            ConstantScoreQuery.class,
            DisjunctionMaxQuery.class,
            IndexOrDocValuesQuery.class);

    private final Set<String> names = new HashSet<>();
    private boolean known = true;

    private static NamedFields of(Query query) {
      NamedFields named = new NamedFields();
      query.visit(named);
      return named;
    }

    @Override
    public boolean acceptField(String field) {
      names.add(field);
      return false;
    }

    @Override
    public void visitLeaf(Query query) {
      known = false;
    }

    @Override
    public QueryVisitor getSubVisitor(Occur occur, Query parent) {
      known &= OF_PARTS.contains(parent.getClass());
      return occur == Occur.MUST_NOT ? EMPTY_VISITOR : this;
    }
  }
}
