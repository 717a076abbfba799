// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PairScorer;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.nearest.ModelQParserPlugin;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.question.SemanticSearch;
import io.sememe.solr.texts.FoundTexts;
import io.sememe.solr.texts.PassageTexts;
import io.sememe.solr.texts.StoredTexts;
import java.util.Set;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * {@code rq={!crossencoder}}: the first documents of a query in the order of a model that reads
 * question and text together, which is more exact than comparing their vectors and costs an
 * inference for each pair.
 *
 * <pre>{@code
 * <queryParser name="crossencoder" class="io.sememe.solr.rank.CrossEncoderQParserPlugin">
 *   <str name="model">ms-marco-minilm-l6</str>
 * </queryParser>
 *
 * q={!semantic f=vector topK=100 v=$text} & text=how do wings stall
 * & rq={!crossencoder f=title,body reRankDocs=30 v=$text}
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries that name none; optional.
 * Any other is refused.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code model}: a model with the task pair-scoring; required where the configuration names
 *       none
 *   <li>{@code f}: the stored text fields, separated by commas; required with {@code
 *       passages=first}
 *   <li>{@code v}: the question; default the text of the main query, as its parser got it
 *   <li>{@code reRankDocs}: how many documents are scored, 1 to 1,000 in the whole collection;
 *       default 30
 *   <li>{@code weight}: 0 to 1, how much the model's word counts against the score before, which is
 *       taken in proportion to the best one; default 1
 *   <li>{@code passages}: {@code first}, the default, scores the fields' text from its start, cut
 *       where the model's sight ends; {@code best} scores the passage whose vector answers the
 *       question best, {@code all} scores its best 1,000 passages, fewer where they would be more
 *       than 10,000 of all documents together, and the document has its best pair's score: as many
 *       inferences as there are passages
 *   <li>{@code vf}: the vector field that has the passages; default that of the request's first
 *       {@code {!semantic}} query
 *   <li>{@code timeAllowed}: milliseconds for scoring, 1 to 600,000; default 10 seconds. The
 *       request's {@code timeAllowed} counts too
 * </ul>
 *
 * <p>Scored documents come first, with scores above those of all others, which stay in the order
 * that they had. A document without text, or with one that the tokenizer refuses, has the lowest
 * relevance there is. When time runs out, those documents that were not scored keep their place
 * behind those that were, and the answer is marked partial. A model that is still loading, and a
 * queue that is full, are answered with 503; where the request has a {@code timeAllowed}, with the
 * documents as they were, marked partial. Pairs are ranked by the model's logit, which {@code
 * debug=true} shows.
 *
 * <p>The node that is asked decides, once for all shards: reRankDocs pairs in the whole cluster. So
 * {@code start}, {@code rows}, cursors, facets, {@code collapse}, {@code expand}, highlighting and
 * {@code explain} go with it; {@code group=true} and orders that do not begin with {@code score
 * desc} are refused.
 */
public final class CrossEncoderQParserPlugin extends ModelQParserPlugin {
  private static final String PASSAGES = "passages";
  private static final String VECTOR_FIELD = "vf";
  private static final int MOST_MILLIS = 600_000;
  private static final String PATIENCE_MILLIS = "10000";
  private static final int DOCUMENTS = 30;
  private static final RerankParameters.Known KNOWN =
      new RerankParameters.Known(
          "crossencoder",
          Set.of(
              LocalParameters.MODEL,
              QueryParsing.F,
              PASSAGES,
              VECTOR_FIELD,
              CommonParams.TIME_ALLOWED),
          DOCUMENTS,
          "logit of the pair");

  @Override
  public QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    return new RerankQParser(KNOWN, this::reranker, text, localParams, params, request);
  }

  private Reranker reranker(SolrQueryRequest request, SolrParams local, String question) {
    String millis = local.get(CommonParams.TIME_ALLOWED, PATIENCE_MILLIS);
    int most = LocalParameters.wholeNumber(CommonParams.TIME_ALLOWED, millis, MOST_MILLIS);
    return new CrossEncoder(
        model(request, local), question, texts(request, local, question), request, most);
  }

  private static int documents(SolrParams local) {
    return local.getInt(RerankParameters.DOCUMENTS, DOCUMENTS);
  }

  private PairScorer model(SolrQueryRequest request, SolrParams local) {
    String model = local.get(LocalParameters.MODEL, defaultModel());
    if (model == null || model.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!crossencoder} needs a model: as local parameter, or in the configuration of the query parser");
    }
    try {
      return Sememe.of(request.getCoreContainer()).tasks().pairScorer(model);
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  private static FoundTexts texts(SolrQueryRequest request, SolrParams local, String question) {
    return switch (Passages.of(local.get(PASSAGES, "first"))) {
      case FIRST ->
          StoredTexts.of(
              request.getSchema(),
              local.get(QueryParsing.F),
              "{!crossencoder} needs f, the stored text fields to score");
      case BEST -> passages(request, local, question, 1);
      case ALL -> passages(request, local, question, PassageTexts.most(documents(local)));
    };
  }

  private static FoundTexts passages(
      SolrQueryRequest request, SolrParams local, String question, int most) {
    String field = local.get(VECTOR_FIELD, SemanticSearch.fieldOf(request));
    if (field == null) {
      throw SolrErrors.badRequest(
          "{!crossencoder} needs vf, the vector field whose passages to score, where the query is"
              + " not by meaning; vector fields of this collection: "
              + VectorField.names(request.getSchema()));
    }
    if (!SearchedField.of(request, field).isNested()) {
      throw SolrErrors.badRequest(
          "vector field '" + field + "' holds no vectors of passages; use passages=first");
    }
    return PassageTexts.of(request, field, question, most);
  }
}
