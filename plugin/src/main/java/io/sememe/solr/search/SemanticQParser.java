// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.passage.PassageVectorQuery;
import io.sememe.solr.question.QueryEncoder;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;
import org.apache.solr.search.neural.AbstractVectorQParserBase;
import org.jspecify.annotations.Nullable;

/** One query by meaning. Filters are Solr's own business, inherited from {@code {!knn}}. */
final class SemanticQParser extends AbstractVectorQParserBase {
  private static final String TOP_K = "topK";
  private static final String DEFAULT_TOP_K = "10";

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Set<String> OWN_PARAMETERS =
      Set.of(
          QueryParsing.F,
          QueryParsing.V,
          SemanticQParserPlugin.MODEL,
          TOP_K,
          "preFilter",
          "includeTags",
          "excludeTags");

  /** What any query parser may be given. */
  private static final Set<String> SOLRS_PARAMETERS =
      Set.of(QueryParsing.TYPE, CommonParams.CACHE, CommonParams.COST, CommonParams.TAG);

  /** Lucene reserves memory for topK hits before it searches. */
  private static final int MAX_TOP_K = 100_000;

  private final @Nullable String defaultModel;
  private @Nullable SemanticSearch search;

  SemanticQParser(
      String text,
      SolrParams localParams,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(text, localParams, params, request);
    this.defaultModel = defaultModel;
  }

  @Override
  public Query parse() throws SyntaxError {
    requireKnownParameters();
    SearchedField field = SearchedField.of(getReq(), field());
    int topK = topK();
    Question question = new Question(field(), text(), model());
    SemanticSearch found = new QueryEncoder(getReq()).encode(question, field);
    found.rememberIn(getReq());
    search = found;
    return query(found, topK);
  }

  private Query query(SemanticSearch found, int topK) throws SyntaxError {
    Query filter = getFilterQuery();
    if (!found.searched().isNested()) {
      return new KnnFloatVectorQuery(found.field(), found.vector(), topK, filter);
    }
    Blocks blocks = Blocks.of(getReq());
    return PassageVectorQuery.documents(
        found.field(), found.vector(), topK, blocks.below(filter), blocks.roots());
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

  // Solr ignores what it does not know; a misspelt topK would just find less.
  private void requireKnownParameters() {
    Set<String> unknown = new TreeSet<>();
    localParams.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeAll(OWN_PARAMETERS);
    unknown.removeAll(SOLRS_PARAMETERS);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!semantic} does not know " + unknown + "; it knows " + new TreeSet<>(OWN_PARAMETERS));
    }
  }

  private String field() {
    String name = localParams.get(QueryParsing.F);
    if (name == null || name.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!semantic} needs f, the vector field to search; vector fields of this collection: "
              + VectorField.names(getReq().getSchema()));
    }
    return name;
  }

  private String text() {
    String text = localParams.get(QueryParsing.V);
    if (text == null || text.isBlank()) {
      throw QueryEncoder.noText();
    }
    return text;
  }

  private @Nullable String model() {
    return localParams.get(SemanticQParserPlugin.MODEL, defaultModel);
  }

  private int topK() {
    String given = localParams.get(TOP_K, DEFAULT_TOP_K).trim();
    int topK = WHOLE_NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (topK < 1 || topK > MAX_TOP_K) {
      throw SolrErrors.badRequest(
          TOP_K + " must be a whole number from 1 to " + MAX_TOP_K + ", got: " + given);
    }
    return topK;
  }
}
