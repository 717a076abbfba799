// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerReader;
import io.sememe.solr.Sememe;
import io.sememe.solr.models.ModelUser;
import io.sememe.solr.shards.InnerSearch;
import java.util.stream.Stream;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.handler.component.SearchComponent;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.jspecify.annotations.Nullable;

/**
 * Answers: the parts of the first documents of a query that answer a question.
 *
 * <pre>{@code
 * <searchComponent name="answer" class="io.sememe.solr.answer.AnswerComponent">
 *   <str name="model">bge-small-en-v1.5</str>
 *   <str name="f">body</str>
 *   <str name="vf">vector</str>
 * </searchComponent>
 * <requestHandler name="/ask" class="solr.SearchHandler">
 *   <lst name="defaults"><str name="ans">true</str> … </lst>
 *   <arr name="last-components"><str>answer</str></arr>
 * </requestHandler>
 *
 * /ask?q=how do wings stall
 * }</pre>
 *
 * <p>Parameters of a request with {@code ans=true}; what is wrong with them, and any other {@code
 * ans.…}, is answered with 400. All but {@code ans.q} can be given in the configuration too,
 * without {@code ans.}; any other is refused. Of several of a name the first counts that is not
 * blank.
 *
 * <ul>
 *   <li>{@code ans.q}: the question; default the text of the main query, as its parser got it
 *   <li>{@code ans.model}: who reads: a model with the task question-answering, which gives words,
 *       or one for embeddings, which gives sentences
 *   <li>{@code ans.f}: the stored text fields to read, separated by commas
 *   <li>{@code ans.vf}: a vector field; default that of the request's first {@code {!semantic}} or
 *       {@code {!hybrid}} query, then that of the configuration. Where it holds vectors of
 *       passages, the best passages of a document are read in place of its fields
 *   <li>{@code ans.passages}: how many of a document, 1 to 100, and no more than 10,000 of all;
 *       default 3
 *   <li>{@code ans.depth}: how many documents are read, 1 to 1,000 in the whole collection; default
 *       10. They are the first by score, or by {@code rq}, whatever page is asked for
 *   <li>{@code ans.n}: how many answers are given, 1 to 100; default 3
 *   <li>{@code ans.minScore}: 0 to 1, the score below which nothing answers; default what the model
 *       says: 0.5 for words, 0 for sentences
 *   <li>{@code ans.timeAllowed}: milliseconds for reading, 1 to 600,000; default 10 seconds. The
 *       request's {@code timeAllowed} counts too
 * </ul>
 *
 * <p>The response has a section {@code answer}: {@code model}, {@code kind} ({@code span} or {@code
 * sentence}), {@code documents}, how many were read, {@code noAnswer}, which is true where all were
 * read and none answers, and {@code answers}, the best first. Each has its {@code text}, {@code
 * score} (0 to 1), {@code kind}, the document's {@code id}, the {@code field} and where in it, in
 * UTF-16 chars, it has its {@code start} and {@code end} (of several values, in all of them joined
 * by line breaks), and in {@code passage} the text around it with the same two. A text that several
 * documents have is read once, and its answers are of the one that the query ranks first.
 *
 * <p>The node that is asked reads, once for all shards. A model that is still loading, and a queue
 * that is full, are answered with 503; where the request has a {@code timeAllowed}, with the
 * documents and without answers, marked partial, and without {@code kind} while the model is
 * loading. Where time runs out between two texts, the answers are those of the texts that were
 * read, marked partial. With {@code partialResults=false} all that is late is answered with 503.
 */
public class AnswerComponent extends SearchComponent implements SolrCoreAware, ModelUser {
  /** The name under which handlers know the component. */
  public static final String COMPONENT_NAME = "answer";

  private static final String ACTIVE = "ans";
  private @Nullable AnswerDefaults defaults;

  @Override
  public void init(NamedList<?> args) {
    super.init(args);
    defaults = AnswerDefaults.of("AnswerComponent", args);
  }

  /** Starts loading the model while the core loads, so that the first question finds it. */
  @Override
  public void inform(SolrCore core) {
    models().forEach(Sememe.of(core.getCoreContainer())::expect);
  }

  @Override
  public Stream<String> models() {
    return defaults().models();
  }

  @Override
  public void prepare(ResponseBuilder builder) {
    SolrQueryRequest request = builder.req;
    if (isAsked(request)) {
      AnswerRequest wanted = AnswerRequest.of(request, defaults());
      request
          .getContext()
          .put(
              CollectionAnswers.class,
              new CollectionAnswers(request, wanted, reader(request, wanted.model())));
    }
  }

  /** Where no shard is asked. */
  @Override
  public void process(ResponseBuilder builder) {
    answer(builder);
  }

  /** Where shards were asked: when their documents are there, so that the section comes behind. */
  @Override
  public void finishStage(ResponseBuilder builder) {
    if (builder.getStage() == ResponseBuilder.STAGE_GET_FIELDS) {
      answer(builder);
    }
  }

  private void answer(ResponseBuilder builder) {
    Object asked = builder.req.getContext().get(CollectionAnswers.class);
    if (asked instanceof CollectionAnswers answers && isAsked(builder.req)) {
      builder.rsp.add(COMPONENT_NAME, answers.section());
    }
  }

  /** What a shard or a search within is asked, the node that the client asked answers itself. */
  private static boolean isAsked(SolrQueryRequest request) {
    return request.getParams().getBool(ACTIVE, false)
        && !request.getParams().getBool(ShardParams.IS_SHARD, false)
        && !InnerSearch.is(request);
  }

  AnswerReader reader(SolrQueryRequest request, String model) {
    return AnswerRequest.reader(request, model);
  }

  private AnswerDefaults defaults() {
    return defaults == null ? AnswerDefaults.of("AnswerComponent", new NamedList<>()) : defaults;
  }

  @Override
  public String getDescription() {
    return "answers to a question, from the first documents of a query";
  }
}
