// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.permission.GuardedPaths;
import java.util.Optional;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Shows what a model looks at in a text, and which tokens of two texts are near each other.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/explain" class="io.sememe.solr.explain.ExplainHandler">
 *   <str name="model">bge-small-en-v1.5</str>
 * </requestHandler>
 *
 * curl $SOLR/articles/sememe/explain -d text='The street was too wide.' -d layer=4,5 -d head=0
 * curl $SOLR/articles/sememe/explain -d id=7 -d f=body -d q='how do wings stall'
 * }</pre>
 *
 * <p>Configuration: {@code model}, the model of requests that name none, and {@code enabled}, false
 * to answer all requests with 403. Both optional.
 *
 * <p>Parameters, by GET or POST; any other, and what is wrong with one, is answered with 400, a
 * question that is too long with 413, and 429 says that too many texts are being explained:
 *
 * <ul>
 *   <li>{@code text}, or {@code id} and {@code f}: the text, or a document and its stored field, as
 *       {@code /select} finds it; 404 when it does not
 *   <li>{@code attention}: {@code mean} of all heads, the default; {@code rollout}; {@code all} for
 *       both and each head; {@code none}. Several with commas between them
 *   <li>{@code layer}, {@code head}: single heads instead, from 0; several with commas between them
 *   <li>{@code tokens}: how many tokens the model sees, special ones included, 4 to 256 unless the
 *       node allows fewer, default 128
 *   <li>{@code role}: {@code passage}, the default, or {@code query}: which prefix comes before it
 *   <li>{@code q}: a second text. Its tokens are compared with the text's, unless {@code
 *       similarity=false}; with {@code pair=true} the model sees it in front of the text instead
 *   <li>{@code model}; {@code timeAllowed}: milliseconds, at most 10,000
 * </ul>
 *
 * <p>The answer has the {@code tokens} that the model saw, each with its place in the text in
 * UTF-16 chars; how many were {@code truncated}; under {@code attention} squares of weights, of
 * which a row says what one token looks at, and sums to 1; and under {@code similarity} the cosines
 * from which late interaction makes its {@code score}, with the best token for each of the
 * question's. No more than 150 squares of 128 tokens are shown. An answer is not indented unless
 * {@code indent=true} asks for it: every number would have a line of its own.
 *
 * <p>Needs the permission {@code read}. A rule for the path {@code /sememe/explain} narrows it,
 * also where the handler has another name, and for {@code fl=[attention]}. Thread-safe.
 */
public final class ExplainHandler extends ExplainingHandler {

  /** Creates it as a configuration names it. */
  public ExplainHandler() {
    super(GuardedPaths.ATTENTION);
  }

  @Override
  NamedList<Object> answer(SolrQueryRequest request) {
    TokenRange tokens = TokenRange.of(request, ExplainRequest.DEFAULT_TOKENS);
    ExplainRequest asked = ExplainRequest.of(request.getParams(), model(), tokens);
    Sememe.of(request.getCoreContainer()).limits().requireQuery(asked.question());
    String text = text(asked.source(), request);
    compact(request);
    return answer(asked, text, request);
  }

  private static String text(ExplainRequest.Source source, SolrQueryRequest request) {
    return source instanceof ExplainRequest.Stored stored
        ? new StoredText(request).of(stored)
        : ((ExplainRequest.Given) source).text();
  }

  private static NamedList<Object> answer(
      ExplainRequest asked, String text, SolrQueryRequest request) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    NamedList<Object> reasons = new SimpleOrderedMap<>();
    int end =
        Explainer.of(sememe, asked.model())
            .explain(asked.wish(), asked.question(), text, RequestTime.deadline(request), reasons);
    NamedList<Object> answer = new SimpleOrderedMap<>();
    answer.add("model", asked.model());
    fingerprint(sememe, asked.model()).ifPresent(found -> answer.add("fingerprint", found));
    if (asked.source() instanceof ExplainRequest.Stored) {
      answer.add("text", text.substring(0, end));
    }
    answer.addAll(reasons);
    return answer;
  }

  private static Optional<String> fingerprint(Sememe sememe, String model) {
    return sememe.encoders().status(model).map(ModelStatus::space).map(EmbeddingSpace::fingerprint);
  }

  @Override
  public String getDescription() {
    return "What a model looks at in a text";
  }
}
