// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.nearest.NearestQParser;
import io.sememe.solr.nearest.NearestSearch;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.question.SemanticSearch;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;
import org.jspecify.annotations.Nullable;

/** One query by words and by meaning. */
final class HybridQParser extends NearestQParser {
  private static final String DEFAULT_TOP_K = "100";

  private final SolrParams given;
  private @Nullable LexicalQParser lexical;

  private HybridQParser(
      SolrParams given,
      SolrParams all,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(all, params, request, defaultModel);
    this.given = given;
  }

  static HybridQParser of(
      SolrParams local,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    SolrParams all = HybridParameters.complete(local, params, PARAMETERS);
    ModifiableSolrParams given = new ModifiableSolrParams(local);
    given.set(QueryParsing.V, all.get(QueryParsing.V));
    return new HybridQParser(given, all, params, request, defaultModel);
  }

  @Override
  public Query parse() throws SyntaxError {
    Fusion fusion = HybridParameters.fusion(localParams);
    LinearFusion linear = HybridParameters.linear(localParams);
    ReciprocalRanks ranks = HybridParameters.ranks(localParams);
    // First, so that queries that name each other in circles end before a text is encoded.
    Query words = lexical().getQuery();
    if (LexicalQParser.isEverything(text())) {
      return words;
    }
    NearestSearch nearest = nearest();
    return switch (fusion) {
      case LINEAR -> new HybridQuery(words, query(nearest), vectors(nearest.search()), linear);
      case RRF -> new RankFusion(getReq(), type(), given, ranks).query();
    };
  }

  // The name under which it is registered: a query has it in its braces, or the request as defType.
  private String type() {
    String type = given.get(QueryParsing.TYPE);
    return type == null ? getParams().required().get(QueryParsing.DEFTYPE) : type;
  }

  /** The words alone: a vector has nothing to highlight. */
  @Override
  public Query getHighlightQuery() throws SyntaxError {
    return lexical().getHighlightQuery();
  }

  @Override
  public String[] getDefaultHighlightFields() {
    return lexical == null
        ? super.getDefaultHighlightFields()
        : lexical.getDefaultHighlightFields();
  }

  @Override
  protected String label() {
    return HybridParameters.LABEL;
  }

  @Override
  protected String defaultTopK() {
    return DEFAULT_TOP_K;
  }

  private LexicalQParser lexical() throws SyntaxError {
    if (lexical == null) {
      lexical = LexicalQParser.of(text(), this, recurseCount + 1);
    }
    return lexical;
  }

  private DocumentVectors vectors(SemanticSearch search) {
    requireCosine(search.searched().field());
    return new DocumentVectors(
        search.field(),
        search.vector(),
        search.searched().isNested() ? Blocks.roots(getReq()) : null);
  }

  private static void requireCosine(VectorField field) {
    VectorSimilarityFunction similarity = field.type().getSimilarityFunction();
    if (similarity != VectorSimilarityFunction.COSINE
        && similarity != VectorSimilarityFunction.DOT_PRODUCT) {
      throw SolrErrors.badRequest(
          "fusion=linear needs the cosine: similarityFunction cosine or dot_product; field '"
              + field.name()
              + "' has "
              + similarity);
    }
  }
}
