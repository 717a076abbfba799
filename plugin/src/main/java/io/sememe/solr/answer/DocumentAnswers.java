// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.Answer;
import io.sememe.encoder.AnswerKind;
import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.AnswerSpace;
import io.sememe.encoder.Answers;
import io.sememe.encoder.Deadline;
import io.sememe.solr.question.AnswerQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The answers that each of some documents has of its own.
 *
 * @param reader who reads
 * @param question what is asked
 * @param count how many answers are wanted of a document as a list; empty when it is the best one
 * @param minScore the score below which nothing answers; empty for what the model says
 */
record DocumentAnswers(
    AnswerReader reader, AnswerQuestion question, OptionalInt count, OptionalDouble minScore) {

  /**
   * Reads texts.
   *
   * @param texts by document; those whose turn does not come before the deadline have no answers
   * @return by document, as responses have them; those without are missing
   * @throws io.sememe.encoder.EncoderException when the model is not ready
   * @throws org.apache.solr.common.SolrException 409 when the question is another model's, also of
   *     one that took its place while this read
   */
  Map<Integer, List<FoundAnswer>> read(AskedTexts<Integer> texts, Deadline deadline) {
    if (texts.texts().isEmpty()) {
      return Map.of();
    }
    AnswerSpace space = reader.space(deadline);
    question.requireOf(space);
    Answers answers = reader.read(question.asked(), texts.texts(), wanted(), deadline);
    // Another model may have taken the place of the first while it read.
    question.requireOf(reader.space(deadline));
    Map<Integer, List<FoundAnswer>> found = new HashMap<>();
    for (Answer answer : answers.best()) {
      if (answer.score() >= minScore.orElse(space.leastScore())) {
        texts.owners(answer.text()).forEach(owner -> add(found, owner, space.kind(), answer));
      }
    }
    return found;
  }

  /** Returns what the reader's answers are. */
  AnswerKind kind(Deadline deadline) {
    return reader.space(deadline).kind();
  }

  private int wanted() {
    return count.orElse(1);
  }

  private void add(
      Map<Integer, List<FoundAnswer>> found,
      AskedTexts.Owner<Integer> owner,
      AnswerKind kind,
      Answer answer) {
    List<FoundAnswer> best = found.computeIfAbsent(owner.document(), unknown -> new ArrayList<>());
    if (best.size() < wanted()) {
      FoundAnswer.of(answer, kind, owner.text())
          .filter(one -> best.stream().noneMatch(one::isSamePlace))
          .ifPresent(best::add);
    }
  }
}
