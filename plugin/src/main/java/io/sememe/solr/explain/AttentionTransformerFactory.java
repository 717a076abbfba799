// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.models.ModelUser;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.permission.GuardedPaths;
import io.sememe.solr.texts.StoredTexts;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.transform.DocTransformer;
import org.apache.solr.response.transform.TransformerFactory;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * {@code [attention]}: what a model looks at in the text of a found document.
 *
 * <pre>{@code
 * <transformer name="attention" class="io.sememe.solr.explain.AttentionTransformerFactory">
 *   <str name="model">bge-small-en-v1.5</str>
 * </transformer>
 *
 * q={!semantic f=vector}how do wings stall & fl=id,[attention f=body]
 * q={!semantic f=vector}how do wings stall & fl=id,[attention f=body similarity=true attention=none]
 * }</pre>
 *
 * <p>The value is what {@link ExplainHandler} answers for the text. Parameters; any other is
 * refused with 400: {@code f}, the stored field, required; {@code attention}, {@code layer}, {@code
 * head}, {@code tokens} (default 64), {@code role}, {@code q}, {@code pair}, {@code similarity} and
 * {@code model}, as the handler has them. Where {@code pair} or {@code similarity} is true and
 * {@code q} not given, it is the question of the request's first {@code {!semantic}} query.
 *
 * <p>A document without text in the field gets no value; one that the time did not suffice for says
 * so under {@code error}. A request for more than 10 rows is refused, and what else brings more
 * documents than 10 from a node (groups, {@code /get}) has no value for those that come later.
 *
 * <p>Whoever may not use {@code /sememe/explain} may not use this: see {@link ExplainHandler}.
 * Configuration: as there.
 */
public final class AttentionTransformerFactory extends TransformerFactory implements ModelUser {
  static final int MOST_DOCUMENTS = 10;

  private static final String LABEL = "[attention]";
  private static final int DEFAULT_TOKENS = 64;
  private static final int SOLRS_ROWS = 10;

  private volatile ExplainSettings settings = ExplainSettings.NONE;

  @Override
  public void init(NamedList<?> args) {
    settings = ExplainSettings.of(args, getClass().getSimpleName());
  }

  @Override
  public Stream<String> models() {
    return Stream.ofNullable(settings.model());
  }

  @Override
  public DocTransformer create(String name, SolrParams params, SolrQueryRequest request) {
    settings.requireEnabled();
    GuardedPaths.ATTENTION.require(request);
    LocalParameters.requireOnly(LABEL, params, known());
    String question = params.get(CommonParams.Q, "");
    Sememe.of(request.getCoreContainer()).limits().requireQuery(question);
    Wish wish = Wish.of(params, TokenRange.of(request, DEFAULT_TOKENS), !question.isBlank());
    String field = field(params, request);
    requireFew(request);
    return new AttentionTransformer(
        name, field, wish, question, request, explainer(request, model(params)));
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(Wish.PARAMETERS);
    known.addAll(Set.of(QueryParsing.F, CommonParams.Q, ExplainRequest.MODEL));
    return known;
  }

  private static String field(SolrParams params, SolrQueryRequest request) {
    String field = params.get(QueryParsing.F, "");
    if (field.isBlank()) {
      throw SolrErrors.badRequest(LABEL + " needs a stored field, as in [attention f=body]");
    }
    StoredTexts.requireStoredText(request.getSchema(), field);
    return field;
  }

  private String model(SolrParams params) {
    @Nullable String model = params.get(ExplainRequest.MODEL, settings.model());
    if (model == null || model.isBlank()) {
      throw SolrErrors.badRequest(LABEL + " needs a model: as model, or in the configuration");
    }
    return model;
  }

  // Shards are asked for more than is shown; the transformer counts there.
  private static void requireFew(SolrQueryRequest request) {
    int rows = request.getParams().getInt(CommonParams.ROWS, SOLRS_ROWS);
    if (rows > MOST_DOCUMENTS && !request.getParams().getBool(ShardParams.IS_SHARD, false)) {
      throw SolrErrors.badRequest(
          LABEL + " is for at most " + MOST_DOCUMENTS + " documents, got: rows=" + rows);
    }
  }

  private static Explainer explainer(SolrQueryRequest request, String model) {
    try {
      return Explainer.of(Sememe.of(request.getCoreContainer()), model);
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }
}
