// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers that are sentences: those whose tokens, in the context of their text, are nearest to the
 * question's. Thread-safe.
 *
 * @param embedder of the question
 * @param scorer of the sentences, with the same model
 */
record SentenceReader(TokenEmbedder embedder, PartScorer scorer) {

  /** Returns what the answers can be compared with. */
  AnswerSpace space(Deadline deadline) {
    TokenSpace space = scorer.space(deadline);
    String fingerprint = new Fingerprint(space.fingerprint()).ofSentences().hex();
    return new AnswerSpace(space.model(), fingerprint, AnswerKind.SENTENCE, 0);
  }

  /** Encodes a question. */
  AskedQuestion ask(String question, Deadline deadline) {
    TokenVectors vectors = embedder.embed(question, Role.QUERY, deadline);
    if (vectors.isEmpty()) {
      throw new EncoderException(
          Kind.BAD_INPUT, "the question has no tokens; ask with at least one word");
    }
    return new AskedQuestion(question, vectors.values());
  }

  /** Returns the best sentences of texts. */
  Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline) {
    List<List<PartScore>> scored =
        scorer.score(question.rows(), sentences(texts, deadline), deadline);
    List<Answer> best =
        IntStream.range(0, scored.size())
            .boxed()
            .flatMap(text -> best(text, scored.get(text), most))
            .sorted(Answers.BEST_FIRST)
            .toList();
    return new Answers(best, scored.size());
  }

  private static List<TextParts> sentences(List<AnswerText> texts, Deadline deadline) {
    List<TextParts> sentences = new ArrayList<>(texts.size());
    for (AnswerText text : texts) {
      if (deadline.expired()) {
        break;
      }
      sentences.add(new TextParts(text, sentences(text)));
    }
    return sentences;
  }

  private static List<TextSpan> sentences(AnswerText text) {
    return text.parts().isEmpty()
        ? Sentences.of(text.text(), Locale.ROOT)
        : text.parts().stream().flatMap(part -> sentences(text.text(), part)).toList();
  }

  private static Stream<TextSpan> sentences(String text, TextSpan part) {
    Texts.requireWithin(text, part, "part");
    return Sentences.of(part.of(text), Locale.ROOT).stream()
        .map(one -> new TextSpan(part.start() + one.start(), part.start() + one.end()));
  }

  private static Stream<Answer> best(int text, List<PartScore> sentences, int most) {
    return sentences.stream()
        .filter(sentence -> !sentence.matches().isEmpty())
        .map(sentence -> answer(text, sentence))
        .sorted(Answers.BEST_FIRST)
        .limit(most);
  }

  private static Answer answer(int text, PartScore sentence) {
    float logit = sentence.score();
    return new Answer(text, sentence.part(), logit, Math.max(0, logit));
  }
}
