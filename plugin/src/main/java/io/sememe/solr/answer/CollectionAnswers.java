// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.Answer;
import io.sememe.encoder.AnswerKind;
import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.AnswerSpace;
import io.sememe.encoder.Answers;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.question.AnswerQuestion;
import io.sememe.solr.question.AnswerQuestions;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.shards.PartialAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryLimitsExceededException;

/**
 * Looks for answers in the first documents of a request's query, wherever they lie.
 *
 * @param request the request: where it limits its time, what is late is missing from its answer,
 *     and fails nothing
 * @param wanted what it wants
 * @param reader who reads
 */
record CollectionAnswers(SolrQueryRequest request, AnswerRequest wanted, AnswerReader reader) {
  /** Where an answer lies: passages that overlap have it twice. */
  private record Place(String document, String field, TextSpan span) {}

  /**
   * Returns the section of the response.
   *
   * @throws org.apache.solr.common.SolrException as {@link AnswerComponent} says
   */
  NamedList<Object> section() {
    InnerSearch search = new InnerSearch(request, wanted.depth()).reranked();
    wanted.texts().fetch(search);
    List<FoundDocument> found = search.find();
    if (search.isPartial()) {
      mark("ans=true did not see all documents in time");
    }
    AskedTexts<String> texts = new AskedTexts<>();
    found.forEach(one -> wanted.texts().of(one).forEach(text -> texts.add(one.id(), text)));
    texts.requireAtMost(Sememe.of(request.getCoreContainer()).limits().answerCharacters());
    try {
      return read(texts, found.size(), search.isPartial());
    } catch (EncoderException e) {
      requireLate(e);
      return late("timeAllowed: " + e.getMessage());
    } catch (QueryLimitsExceededException e) {
      return late("ans=true had no time to read");
    }
  }

  private NamedList<Object> read(AskedTexts<String> texts, int documents, boolean partial) {
    Deadline deadline = RequestTime.deadline(request, wanted.mostMillis());
    AnswerQuestion question = new AnswerQuestions(request).ask(reader, wanted.question(), deadline);
    AnswerSpace space = reader.space(deadline);
    question.requireOf(space);
    Answers answers = reader.read(question.asked(), texts.texts(), wanted.count(), deadline);
    // Another model may have taken the place of the first while it read.
    question.requireOf(reader.space(deadline));
    boolean all = answers.read() == texts.texts().size();
    if (!all) {
      mark("ans=true did not read all documents in time");
    }
    List<NamedList<Object>> best = best(answers.best(), texts, space);
    long readDocuments = documents - texts.documentsFrom(answers.read());
    NamedList<Object> section = new SimpleOrderedMap<>();
    section.add("model", reader.model());
    section.add("kind", FoundAnswer.label(space.kind()));
    section.add("documents", readDocuments);
    section.add("noAnswer", best.isEmpty() && all && !partial);
    section.add("answers", best);
    return section;
  }

  private List<NamedList<Object>> best(
      List<Answer> answers, AskedTexts<String> texts, AnswerSpace space) {
    double least = wanted.minScore().orElse(space.leastScore());
    Set<Place> places = new HashSet<>();
    List<NamedList<Object>> best = new ArrayList<>();
    for (Answer answer : answers) {
      // Of equal texts, that of the document that the query ranks first.
      AskedTexts.Owner<String> owner = texts.owners(answer.text()).get(0);
      if (answer.score() >= least && best.size() < wanted.count()) {
        FoundAnswer.of(answer, space.kind(), owner.text())
            .filter(found -> places.add(place(owner.document(), found)))
            .ifPresent(found -> best.add(shown(owner.document(), found)));
      }
    }
    return best;
  }

  private static Place place(String document, FoundAnswer found) {
    return new Place(document, found.part().field(), found.place());
  }

  private static NamedList<Object> shown(String document, FoundAnswer found) {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    found.write(shown);
    shown.add("id", document);
    found.writePlace(shown);
    return shown;
  }

  private NamedList<Object> late(String why) {
    mark(why);
    NamedList<Object> section = new SimpleOrderedMap<>();
    section.add("model", reader.model());
    kind().ifPresent(known -> section.add("kind", FoundAnswer.label(known)));
    section.add("documents", 0);
    section.add("noAnswer", false);
    section.add("answers", List.of());
    return section;
  }

  /** Returns what the answers would have been; empty while the model is not loaded. */
  private Optional<AnswerKind> kind() {
    try {
      return Optional.of(reader.space(Deadline.in(Duration.ZERO)).kind());
    } catch (EncoderException e) {
      return Optional.empty();
    }
  }

  // The documents are in the response already: where a part is not wanted, all of it fails.
  private void mark(String why) {
    if (!SolrQueryRequest.allowPartialResults(request.getParams())) {
      throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, why);
    }
    PartialAnswer.mark(request, why);
  }

  private void requireLate(EncoderException e) {
    if (!RequestTime.isOver(request, e)) {
      throw SolrErrors.ofQuery(e);
    }
  }
}
