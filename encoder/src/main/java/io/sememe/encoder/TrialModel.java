// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.ModelVerification.GoldenCheck;
import io.sememe.encoder.model.GoldenVector;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An open model as those see it who try it: its runs are not counted and wait for nobody. To be
 * used while the model cannot be closed.
 *
 * @param facts what is known of it
 * @param tokenizer its own
 * @param session what its task runs
 */
record TrialModel(ModelFacts facts, TextTokenizer tokenizer, EncoderSession session) {
  /** Rounding of another processor, or of operators that are fused or not. */
  static final double LEAST_COSINE = 0.999;

  /**
   * Where numbers are rounded to 8 or 16 bits while the model runs, which processors do in
   * different ways; also where weights of 8 bits were made floats, and the vector to compare with
   * may come from a run that rounded: bge-small gives 0.997 then.
   */
  static final double LEAST_QUANTIZED_COSINE = 0.99;

  /**
   * Runs texts of all lengths, as {@link WarmUp} does.
   *
   * @param callers how many threads run texts on the CPU, at least 1
   * @return how long it took
   */
  Duration warm(int callers, Deadline deadline) {
    List<long[]> inputs =
        TrialTexts.steps(tokenizer.highestId(), facts.space().maxTokens(), facts.forms());
    long start = System.nanoTime();
    new WarmUp(session, inputs).run(facts.runs().warmers(callers), deadline);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * Returns how near the model comes to the vectors that it must give.
   *
   * @throws EncoderException FAILED when one has another dimension; TIMEOUT after the deadline
   */
  List<GoldenCheck> check(List<GoldenVector> golden, Deadline deadline) {
    return golden.stream().map(one -> check(one, deadline)).toList();
  }

  /**
   * Makes sure that the model gives the vectors that its descriptor keeps.
   *
   * @throws EncoderException FAILED with the first that it misses
   */
  void requireGolden(Deadline deadline) {
    List<GoldenCheck> checks = check(facts.descriptor().golden(), deadline);
    for (int i = 0; i < checks.size(); i++) {
      if (!checks.get(i).holds()) {
        throw missed(i, checks.get(i));
      }
    }
  }

  // The text stays out of it: whose it is, is not known.
  private EncoderException missed(int place, GoldenCheck check) {
    return facts
        .descriptor()
        .folder()
        .failed(
            String.format(
                Locale.ROOT,
                "golden vector %d in sememe.json has the cosine %.4f with what the model gives here,"
                    + " and must have %s: the files, the settings or this processor compute"
                    + " something else than where it was made",
                place + 1,
                check.cosine(),
                check.least()));
  }

  private GoldenCheck check(GoldenVector golden, Deadline deadline) {
    Texts.requireTime(deadline);
    float[] given = vector(golden.text(), golden.role());
    requireDimension(golden, given.length);
    double cosine = cosine(given, golden.vector());
    return new GoldenCheck(golden.text(), golden.role(), cosine, leastCosine());
  }

  private float[] vector(String text, Role role) {
    String prefix = facts.descriptor().prefix(role);
    int maxTokens = facts.space().maxTokens();
    int maxCharacters = EncoderLimits.DEFAULT_MAX_CHARACTERS;
    long[] ids = tokenizer.tokenize(prefix, text, maxTokens, maxCharacters).encoding().ids();
    return facts.resultOf(session.run(ids));
  }

  private void requireDimension(GoldenVector golden, int dimension) {
    if (golden.vector().length != dimension) {
      throw facts
          .descriptor()
          .folder()
          .failed(
              "a golden vector in sememe.json has "
                  + golden.vector().length
                  + " dimensions, the model gives "
                  + dimension);
    }
  }

  private double leastCosine() {
    boolean exact =
        session.isJoinable()
            && facts.runs().place().isEmpty()
            && !facts.descriptor().devices().floatWeights();
    return exact ? LEAST_COSINE : LEAST_QUANTIZED_COSINE;
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * (double) other[i];
      square += one[i] * (double) one[i];
      otherSquare += other[i] * (double) other[i];
    }
    return square == 0 ? 0 : product / Math.sqrt(square * otherSquare);
  }
}
