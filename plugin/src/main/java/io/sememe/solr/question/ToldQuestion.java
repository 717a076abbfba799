// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.TextDigest;
import io.sememe.solr.cache.EncodedText;
import java.util.Optional;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * A question that is to be answered, as a parameter of a request: so the node that a client asks
 * tells it the shards, and so anybody can send it.
 *
 * <p>Its name has a hash of the model and of the question. Its value is the fingerprint alone where
 * the reader makes no vectors of a question, and otherwise as {@link ToldEncoding} has it.
 */
final class ToldQuestion {
  private static final String ASKED = "sememe.asked.";
  private static final float[] NONE = {};

  private ToldQuestion() {}

  static EncodedText of(String fingerprint, float[] rows) {
    return new EncodedText(fingerprint, rows, 0, 0, 0, 0);
  }

  /** Returns how a question is told. */
  static Telling<EncodedText> telling(String model, String text) {
    String parameter = parameter(model, text);
    return new Telling<>(
        EncodedText.class, parameter, params -> of(params, parameter), ToldQuestion::value);
  }

  /** Returns the name of the parameter for a question. */
  static String parameter(String model, String text) {
    return ASKED + new TextDigest().add(model).add(text).hex();
  }

  /** Returns the value that tells a question. */
  static String value(EncodedText told) {
    return told.floats().length == 0 ? told.fingerprint() : ToldEncoding.value(told);
  }

  private static Optional<EncodedText> of(SolrParams params, String parameter) {
    @Nullable String value = params.get(parameter);
    return value != null && ToldVectors.isFingerprint(value)
        ? Optional.of(of(value, NONE))
        : ToldEncoding.of(params, parameter, ToldQuestion::requireRows);
  }

  /** Refuses what cannot be vectors of length 1, one after the other, whatever their dimension. */
  static void requireRows(String parameter, EncodedText told) {
    float[] floats = told.floats();
    double rows = ToldVectors.squares(floats, 0, floats.length);
    // Not so either when one is not a number.
    boolean sized = rows >= 0.5 && rows <= floats.length + 0.5;
    int dimension = sized ? floats.length / (int) Math.round(rows) : 0;
    if (!ToldVectors.isFingerprint(told.fingerprint()) || !areUnits(floats, dimension)) {
      throw SolrErrors.badRequest(
          parameter
              + " must be a fingerprint and vectors of length 1 of a question's tokens: leave it"
              + " away, and the question is encoded");
    }
  }

  private static boolean areUnits(float[] floats, int dimension) {
    if (dimension == 0 || floats.length % dimension != 0) {
      return false;
    }
    for (int row = 0; row < floats.length; row += dimension) {
      if (!ToldVectors.isUnit(floats, row, dimension)) {
        return false;
      }
    }
    return true;
  }
}
