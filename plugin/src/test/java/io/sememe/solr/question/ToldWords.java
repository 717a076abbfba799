// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.WordVectors;
import java.util.List;

/** Tells a request the vectors of words, as the node that a client asks does. */
public final class ToldWords {
  private ToldWords() {}

  /** Returns the name of the parameter. */
  public static String parameter(WordQuestion question) {
    return ToldEncoding.wordsParameter(question);
  }

  /** Returns its value. */
  public static String value(String fingerprint, float[]... rows) {
    return ToldEncoding.value(
        EncodedWords.flat(fingerprint, new WordVectors(rows[0].length, List.of(rows))));
  }
}
