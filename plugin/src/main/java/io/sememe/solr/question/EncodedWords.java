// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.WordVectors;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.cache.EncodedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.solr.common.SolrException;

/**
 * The vectors of the words of a question.
 *
 * @param fingerprint the fingerprint of their space
 * @param rows one vector of length 1 for each word, in the order of the words; empty for a word
 *     that the model has no vector of
 */
public record EncodedWords(String fingerprint, List<float[]> rows) {
  private static final float[] NONE = {};

  /** Returns vectors as they are kept and told: a word without one has a row of zeros. */
  static EncodedText flat(String fingerprint, WordVectors vectors) {
    int dimension = vectors.dimension();
    float[] floats = new float[vectors.rows().size() * dimension];
    for (int i = 0; i < vectors.rows().size(); i++) {
      float[] row = vectors.rows().get(i);
      System.arraycopy(row, 0, floats, i * dimension, row.length);
    }
    return new EncodedText(fingerprint, floats, 0, 0, 0, 0);
  }

  /** Reads vectors of so many words. */
  static EncodedWords of(EncodedText flat, int words) {
    int dimension = flat.floats().length / words;
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      float[] row = Arrays.copyOfRange(flat.floats(), i * dimension, (i + 1) * dimension);
      rows.add(ToldVectors.squares(row, 0, dimension) == 0 ? NONE : row);
    }
    return new EncodedWords(flat.fingerprint(), rows);
  }

  /**
   * Makes sure that what a request tells are vectors of so many words.
   *
   * @throws SolrException 400 when they are not
   */
  static void require(String parameter, EncodedText told, int words) {
    int floats = told.floats().length;
    boolean sized = floats > 0 && floats % words == 0;
    if (!sized || !ToldVectors.isFingerprint(told.fingerprint()) || !of(told, words).areUnits()) {
      throw SolrErrors.badRequest(
          parameter
              + " must be a fingerprint and vectors of length 1, or 0, of "
              + words
              + " words: leave it away, and the words are encoded");
    }
  }

  private boolean areUnits() {
    return rows.stream().allMatch(row -> row.length == 0 || ToldVectors.isUnit(row, 0, row.length));
  }
}
