// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import io.sememe.encoder.Answer;
import io.sememe.encoder.AnswerKind;
import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.AnswerSpace;
import io.sememe.encoder.AnswerText;
import io.sememe.encoder.Answers;
import io.sememe.encoder.AskedQuestion;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Sentences;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model without a model: a sentence answers as well as it has words of the question, those that
 * have none with score 0. Keeps what it was asked for.
 */
public final class FakeAnswerReader implements AnswerReader {
  /** The fingerprint of its answers. */
  public static final String FINGERPRINT = "0a".repeat(16);

  private static final String OTHER_FINGERPRINT = "0b".repeat(16);
  private static final float[] ROWS = {1, 0, 0, 1};

  private final List<String> questions = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int mostTogether;
  private AnswerKind kind = AnswerKind.SENTENCE;
  private EncoderException.@Nullable Kind failure;
  private EncoderException.@Nullable Kind failureToAsk;
  private int inTime = Integer.MAX_VALUE;
  private boolean replacing;
  private String fingerprint = FINGERPRINT;

  /** Returns the questions that were prepared. */
  public List<String> questions() {
    return questions;
  }

  /** Returns the texts that were read, in order. */
  public List<String> texts() {
    return texts;
  }

  /** Returns how many texts it was given at once at most. */
  public int mostTogether() {
    return mostTogether;
  }

  /** Forgets what it was asked for, and all that it was told to do. */
  public void reset() {
    questions.clear();
    texts.clear();
    mostTogether = 0;
    kind = AnswerKind.SENTENCE;
    failure = null;
    failureToAsk = null;
    inTime = Integer.MAX_VALUE;
    replacing = false;
    fingerprint = FINGERPRINT;
  }

  /** Has it say that its answers are of a kind; of spans it makes no vectors of a question. */
  public void answerWith(AnswerKind other) {
    kind = other;
  }

  /** Has it fail. */
  public void failWith(EncoderException.Kind other) {
    failure = other;
  }

  /** Has it fail when a question is prepared, though its model is loaded. */
  public void failToAskWith(EncoderException.Kind other) {
    failureToAsk = other;
  }

  /** Has it come to so many texts before its time is over. */
  public void readOnly(int most) {
    inTime = most;
  }

  /** Has another model take its place while it reads. */
  public void replaceWhileReading() {
    replacing = true;
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public AnswerSpace space(Deadline deadline) {
    if (failure != null) {
      throw new EncoderException(failure, "no answers");
    }
    return new AnswerSpace(model(), fingerprint, kind, kind == AnswerKind.SPAN ? 0.5f : 0);
  }

  @Override
  public AskedQuestion ask(String question, Deadline deadline) {
    if (failureToAsk != null) {
      throw new EncoderException(failureToAsk, "no question");
    }
    questions.add(question);
    return new AskedQuestion(question, kind == AnswerKind.SPAN ? new float[0] : ROWS);
  }

  @Override
  public Answers read(AskedQuestion question, List<AnswerText> asked, int most, Deadline deadline) {
    if (replacing) {
      fingerprint = OTHER_FINGERPRINT;
    }
    mostTogether = Math.max(mostTogether, asked.size());
    List<Answer> answers = new ArrayList<>();
    int read = Math.min(inTime, asked.size());
    for (int i = 0; i < read; i++) {
      String text = asked.get(i).text();
      texts.add(text);
      answers.addAll(best(question.text(), text, i).subList(0, Math.min(most, sentences(text))));
    }
    answers.sort(Comparator.comparingDouble((Answer answer) -> -answer.logit()));
    return new Answers(answers, read);
  }

  private static int sentences(String text) {
    return Sentences.of(text, Locale.ROOT).size();
  }

  private static List<Answer> best(String question, String text, int place) {
    List<Answer> answers = new ArrayList<>();
    for (TextSpan sentence : Sentences.of(text, Locale.ROOT)) {
      float score = score(words(question), words(sentence.of(text)));
      answers.add(new Answer(place, sentence, score, score));
    }
    answers.sort(Comparator.comparingDouble((Answer answer) -> -answer.logit()));
    return answers;
  }

  private static float score(Set<String> question, Set<String> sentence) {
    long common = question.stream().filter(sentence::contains).count();
    return question.isEmpty() ? 0 : (float) common / question.size();
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    words.remove("");
    return words;
  }
}
