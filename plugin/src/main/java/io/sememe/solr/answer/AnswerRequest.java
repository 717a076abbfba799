// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.MainQuery;
import io.sememe.solr.texts.FoundTexts;
import java.util.OptionalDouble;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to have answered.
 *
 * @param question the question
 * @param model who reads
 * @param texts what is read of documents
 * @param count how many answers are wanted
 * @param depth of how many documents
 * @param minScore the score below which nothing answers; empty for what the model says
 * @param mostMillis how long reading may take, however much time the request has
 */
record AnswerRequest(
    String question,
    String model,
    FoundTexts texts,
    int count,
    int depth,
    OptionalDouble minScore,
    int mostMillis) {
  static final int MOST_ANSWERS = 100;

  private static final int MOST_DOCUMENTS = 1000;
  private static final int MOST_PASSAGES = 100;
  private static final int MOST_MILLIS = 600_000;
  private static final String EVERYTHING = "*:*";

  /**
   * Reads the parameters of a request whose queries were parsed.
   *
   * @throws org.apache.solr.common.SolrException 400 when one is unknown or wrong, or nothing says
   *     what is asked, who reads, or what
   */
  static AnswerRequest of(SolrQueryRequest request, AnswerDefaults defaults) {
    AnswerDefaults.requireKnown(request);
    String question = question(request, null);
    String model = model(defaults.get(request, AnswerDefaults.MODEL));
    int depth = number(request, defaults, AnswerDefaults.DEPTH, "10", MOST_DOCUMENTS);
    int passages = number(request, defaults, AnswerDefaults.PASSAGES, "3", MOST_PASSAGES);
    return new AnswerRequest(
        question,
        model,
        new AnswerSources(request, defaults, question, model).texts(depth, passages),
        number(request, defaults, AnswerDefaults.COUNT, "3", MOST_ANSWERS),
        depth,
        minScore(
            AnswerDefaults.label(AnswerDefaults.MIN_SCORE),
            defaults.get(request, AnswerDefaults.MIN_SCORE)),
        number(request, defaults, AnswerDefaults.TIME_ALLOWED, "10000", MOST_MILLIS));
  }

  /**
   * Returns what is asked: what is given here, or else {@code ans.q}, or else the text of the main
   * query.
   *
   * @throws org.apache.solr.common.SolrException 400 when that is no question
   */
  static String question(SolrQueryRequest request, @Nullable String given) {
    String question = given == null || given.isBlank() ? ofRequest(request) : given;
    if (question.isBlank() || question.trim().equals(EVERYTHING)) {
      throw SolrErrors.badRequest(
          "an answer needs a question: as ans.q, as v in [answer v=$text], or as the text of q; got"
              + " q="
              + question.trim());
    }
    return question;
  }

  private static String ofRequest(SolrQueryRequest request) {
    String asked = AnswerDefaults.given(request, AnswerDefaults.Q);
    return asked == null ? MainQuery.text(request) : asked;
  }

  /**
   * Makes sure that a model is named.
   *
   * @throws org.apache.solr.common.SolrException 400 when none is
   */
  static String model(@Nullable String named) {
    if (named == null || named.isBlank()) {
      throw SolrErrors.badRequest(
          "an answer needs a model that reads: as ans.model, as model in [answer model=…], or in the"
              + " configuration");
    }
    return named;
  }

  /**
   * Returns who reads.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is no such model
   */
  static AnswerReader reader(SolrQueryRequest request, String model) {
    try {
      return Sememe.of(request.getCoreContainer()).tasks().answerReader(model);
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  /** Reads the least score of an answer; empty when none is given. */
  static OptionalDouble minScore(String name, @Nullable String given) {
    return given == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            LocalParameters.number(name, given, "from 0 to 1", value -> value >= 0 && value <= 1));
  }

  private static int number(
      SolrQueryRequest request, AnswerDefaults defaults, String name, String ifMissing, int most) {
    String given = defaults.get(request, name, ifMissing);
    return LocalParameters.wholeNumber(AnswerDefaults.label(name), given, most);
  }
}
