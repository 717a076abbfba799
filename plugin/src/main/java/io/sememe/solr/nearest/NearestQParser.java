// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.question.QueryEncoder;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;
import org.apache.solr.search.neural.AbstractVectorQParserBase;
import org.jspecify.annotations.Nullable;

/**
 * A query that searches by meaning. Its filters are Solr's own business, inherited from {@code
 * {!knn}}. What is wrong with a parameter is answered with 400.
 */
public abstract class NearestQParser extends AbstractVectorQParserBase {
  /** What the search for the nearest documents reads of the local parameters. */
  protected static final Set<String> PARAMETERS =
      Set.of(
          QueryParsing.F,
          QueryParsing.V,
          LocalParameters.MODEL,
          NearestQParser.TOP_K,
          NearestQParser.EXACT,
          "preFilter",
          "includeTags",
          "excludeTags");

  private static final String TOP_K = "topK";
  private static final String EXACT = "exact";

  /** Lucene reserves memory for topK hits before it searches. */
  private static final int MAX_TOP_K = 100_000;

  private final @Nullable String defaultModel;
  private @Nullable SemanticSearch search;

  /**
   * Creates a parser.
   *
   * @param local the local parameters; the text is {@code v}
   * @param params the request's
   * @param defaultModel the model of queries that name none
   */
  protected NearestQParser(
      SolrParams local,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(local.get(QueryParsing.V), local, params, request);
    this.defaultModel = defaultModel;
  }

  /** Returns how users write this parser, for messages. */
  protected abstract String label();

  /** Returns how many documents are searched for when the query does not say. */
  protected abstract String defaultTopK();

  /**
   * Encodes the text.
   *
   * @throws org.apache.solr.common.SolrException 400 when a parameter is wrong, or as {@link
   *     QueryEncoder#encode} says
   */
  protected final NearestSearch nearest() {
    SearchedField field = SearchedField.of(getReq(), field());
    int topK = topK();
    boolean exact = localParams.getBool(EXACT, false);
    Question question =
        new Question(field(), text(), localParams.get(LocalParameters.MODEL, defaultModel));
    SemanticSearch found = new QueryEncoder(getReq()).encode(question, field);
    found.rememberIn(getReq());
    search = found;
    return new NearestSearch(found, topK, exact);
  }

  /** Returns the query for the nearest documents among those that pass the filters. */
  protected final Query query(NearestSearch nearest) throws SyntaxError {
    return nearest.query(getReq(), getFilterQuery());
  }

  /** Returns the text, which is not blank. */
  protected final String text() {
    String text = localParams.get(QueryParsing.V);
    if (text == null || text.isBlank()) {
      throw QueryEncoder.noText();
    }
    return text;
  }

  @Override
  public void addDebugInfo(NamedList<Object> debug) {
    super.addDebugInfo(debug);
    if (search != null) {
      debug.add("semantic", debugInfo(search.encoded()));
    }
  }

  private static NamedList<Object> debugInfo(EncodedText encoded) {
    NamedList<Object> info = new SimpleOrderedMap<>();
    info.add("tokens", encoded.tokens());
    info.add("truncatedTokens", encoded.truncatedTokens());
    info.add("truncatedCharacters", encoded.truncatedCharacters());
    info.add("unknownTokens", encoded.unknownTokens());
    return info;
  }

  private String field() {
    String name = localParams.get(QueryParsing.F);
    if (name == null || name.isEmpty()) {
      throw SolrErrors.badRequest(
          label()
              + " needs f, the vector field to search; vector fields of this collection: "
              + VectorField.names(getReq().getSchema()));
    }
    return name;
  }

  private int topK() {
    return LocalParameters.wholeNumber(TOP_K, localParams.get(TOP_K, defaultTopK()), MAX_TOP_K);
  }
}
