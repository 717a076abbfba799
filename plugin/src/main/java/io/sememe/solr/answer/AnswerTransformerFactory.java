// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerReader;
import io.sememe.solr.RequestTime;
import io.sememe.solr.models.ModelUser;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.AnswerQuestion;
import io.sememe.solr.question.AnswerQuestions;
import io.sememe.solr.texts.StoredTexts;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.transform.DocTransformer;
import org.apache.solr.response.transform.TransformerFactory;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * {@code [answer]}: the part of a found document that answers a question best.
 *
 * <pre>{@code
 * <transformer name="answer" class="io.sememe.solr.answer.AnswerTransformerFactory">
 *   <str name="model">bge-small-en-v1.5</str>
 *   <str name="f">body</str>
 *   <str name="vf">vector</str>
 * </transformer>
 *
 * q={!semantic f=vector}how do wings stall & fl=id,[answer]
 * q=wings & text=how do wings stall & fl=id,[answer f=body v=$text n=3]
 * }</pre>
 *
 * <p>The value is an answer as {@link AnswerComponent} gives it, without {@code id}. A document in
 * which nothing answers gets no such field. The shard that has a document reads it, up to 50
 * documents of a page at once, fewer long ones; token vectors that are stored for its text save the
 * run of the model. Documents that were not read in time get no such field either, nor do those
 * beyond the first 1,000.
 *
 * <p>Parameters; any other is refused with 400:
 *
 * <ul>
 *   <li>{@code v} or {@code q}: the question; default {@code ans.q}, then the text of the main
 *       query
 *   <li>{@code f}, {@code vf}, {@code model} and {@code minScore}: as {@code ans.f}, {@code
 *       ans.vf}, {@code ans.model} and {@code ans.minScore}, which are their defaults before those
 *       of the configuration; {@code vf} says whose stored token vectors are used
 *   <li>{@code n}: the best n answers, 1 to 100, as a list, best first; when it is not given, the
 *       best one on its own
 * </ul>
 *
 * <p>Parameters of the configuration: {@code model}, {@code f}, {@code vf} and {@code minScore},
 * all optional. In Solr's real-time {@code /get}, where there is no query, {@code v} must be given;
 * documents that are not committed have their answers too.
 */
public class AnswerTransformerFactory extends TransformerFactory implements ModelUser {
  private static final Set<String> CONFIGURABLE =
      Set.of(
          AnswerDefaults.MODEL,
          AnswerDefaults.FIELDS,
          AnswerDefaults.VECTOR_FIELD,
          AnswerDefaults.MIN_SCORE);
  private static final Set<String> KNOWN =
      Set.of(
          QueryParsing.V,
          CommonParams.Q,
          AnswerDefaults.MODEL,
          AnswerDefaults.FIELDS,
          AnswerDefaults.VECTOR_FIELD,
          AnswerDefaults.MIN_SCORE,
          AnswerDefaults.COUNT);

  private @Nullable AnswerDefaults defaults;

  @Override
  public void init(NamedList<?> args) {
    defaults = AnswerDefaults.of("AnswerTransformerFactory", args, CONFIGURABLE);
  }

  @Override
  public Stream<String> models() {
    return defaults().models();
  }

  @Override
  public DocTransformer create(String name, SolrParams params, SolrQueryRequest request) {
    LocalParameters.requireOnly("[answer]", params, KNOWN);
    AnsweredFields fields = fields(request, params);
    String question =
        AnswerRequest.question(request, params.get(QueryParsing.V, params.get(CommonParams.Q)));
    String model = AnswerRequest.model(wanted(request, params, AnswerDefaults.MODEL));
    AnswerReader reader = reader(request, model);
    DocumentAnswers wanted =
        new DocumentAnswers(
            reader,
            // Where shards are asked, this is the moment to tell them.
            ask(request, reader, question),
            count(params),
            AnswerRequest.minScore(
                AnswerDefaults.MIN_SCORE, wanted(request, params, AnswerDefaults.MIN_SCORE)));
    return new AnswerTransformer(name, fields, wanted);
  }

  private static AnswerQuestion ask(
      SolrQueryRequest request, AnswerReader reader, String question) {
    return new AnswerQuestions(request).ask(reader, question, RequestTime.deadline(request));
  }

  private AnsweredFields fields(SolrQueryRequest request, SolrParams params) {
    StoredTexts stored =
        StoredTexts.of(
            request.getSchema(),
            wanted(request, params, AnswerDefaults.FIELDS),
            "[answer] needs f, the stored text fields to read");
    return new AnsweredFields(
        stored.fields(),
        params.get(
            AnswerDefaults.VECTOR_FIELD,
            AnswerDefaults.given(request, AnswerDefaults.VECTOR_FIELD)),
        defaults().configured().get(AnswerDefaults.VECTOR_FIELD));
  }

  private static OptionalInt count(SolrParams params) {
    String given = params.get(AnswerDefaults.COUNT);
    return given == null
        ? OptionalInt.empty()
        : OptionalInt.of(
            LocalParameters.wholeNumber(AnswerDefaults.COUNT, given, AnswerRequest.MOST_ANSWERS));
  }

  private @Nullable String wanted(SolrQueryRequest request, SolrParams params, String name) {
    String given = params.get(name, "");
    return given.isBlank() ? defaults().get(request, name) : given;
  }

  AnswerReader reader(SolrQueryRequest request, String model) {
    return AnswerRequest.reader(request, model);
  }

  private AnswerDefaults defaults() {
    return defaults == null
        ? AnswerDefaults.of("AnswerTransformerFactory", new NamedList<>())
        : defaults;
  }
}
