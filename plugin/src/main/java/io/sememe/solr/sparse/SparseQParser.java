// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparsePruning;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.analysis.LearnedSparseFilterFactory;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.QueryTerms;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SparseQueryEncoder;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/** One query by weighted terms. */
final class SparseQParser extends QParser {
  private static final String LABEL = "{!sparse}";
  private static final String TOP_K = LearnedSparseFilterFactory.TOP_K;
  private static final String MAX_RATIO = LearnedSparseFilterFactory.MAX_RATIO;
  private static final String ABS_VALUE = LearnedSparseFilterFactory.ABS_VALUE;
  private static final String TWO_PHASE = "twoPhase";
  private static final Set<String> PARAMETERS =
      Set.of(
          QueryParsing.F,
          QueryParsing.V,
          LocalParameters.MODEL,
          TOP_K,
          MAX_RATIO,
          ABS_VALUE,
          TWO_PHASE);

  private final @Nullable String defaultModel;
  private @Nullable QueryTerms asked;

  /**
   * Creates a parser.
   *
   * @param local the local parameters; the text is {@code v}
   * @param defaultModel the model of fields whose analyzer names none, null for none
   */
  SparseQParser(
      SolrParams local,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(local.get(QueryParsing.V), local, params, request);
    this.defaultModel = defaultModel;
  }

  @Override
  public Query parse() {
    LocalParameters.requireKnown(LABEL, localParams, PARAMETERS);
    SparseField field = field();
    float twoPhase = part(TWO_PHASE);
    String model = model(field);
    Question question = new Question(field.name(), LocalParameters.text(LABEL, localParams), model);
    QueryTerms terms = new SparseQueryEncoder(getReq()).encode(question, pruning());
    requireFew(terms);
    asked = terms;
    return new SparseQuery(field.name(), terms.terms(), twoPhase);
  }

  @Override
  public void addDebugInfo(NamedList<Object> debug) {
    super.addDebugInfo(debug);
    if (asked != null) {
      debug.add("sparse", debugInfo(asked));
    }
  }

  private static NamedList<Object> debugInfo(QueryTerms asked) {
    NamedList<Object> terms = new SimpleOrderedMap<>();
    asked.terms().forEach(term -> terms.add(term.text(), term.weight()));
    NamedList<Object> info = new SimpleOrderedMap<>();
    info.add("fingerprint", asked.fingerprint());
    info.add("tokens", asked.tokens());
    info.add("unknownTokens", asked.unknownTokens());
    info.add("terms", terms);
    return info;
  }

  private SparseField field() {
    String name = localParams.get(QueryParsing.F, "");
    if (name.isEmpty()) {
      throw SolrErrors.badRequest(
          LABEL + " needs f, the field to search; " + SparseField.existing(getReq().getSchema()));
    }
    return SparseField.of(getReq().getSchema(), name);
  }

  private String model(SparseField field) {
    return LocalParameters.model(
        LABEL,
        localParams,
        field.model().orElse(defaultModel),
        "the filter learnedSparse of field '" + field.name() + "'");
  }

  private SparsePruning pruning() {
    @Nullable String topK = localParams.get(TOP_K);
    return new SparsePruning(
        topK == null
            ? SparsePruning.NONE.topK()
            : LocalParameters.wholeNumber(TOP_K, topK, SparsePruning.MOST_TERMS),
        part(MAX_RATIO),
        (float)
            LocalParameters.number(
                ABS_VALUE,
                localParams.get(ABS_VALUE, "0"),
                "from 0",
                value -> value >= 0 && value <= Float.MAX_VALUE));
  }

  private float part(String name) {
    return (float)
        LocalParameters.number(
            name, localParams.get(name, "0"), "from 0 to 1", value -> value >= 0 && value <= 1);
  }

  private static void requireFew(QueryTerms asked) {
    int terms = asked.terms().size();
    if (terms > IndexSearcher.getMaxClauseCount()) {
      throw SolrErrors.badRequest(
          "the text has "
              + terms
              + " terms, and maxBooleanClauses of solr.xml allows "
              + IndexSearcher.getMaxClauseCount()
              + " in a query: ask for fewer with "
              + TOP_K);
    }
  }
}
