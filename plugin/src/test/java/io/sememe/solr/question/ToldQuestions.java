// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

/** Questions as nodes tell them, for tests of other rooms. */
public final class ToldQuestions {
  private ToldQuestions() {}

  /** Returns the parameter that tells a question. */
  public static String parameter(String model, String text) {
    return ToldQuestion.parameter(model, text);
  }

  /** Returns the value that tells a question. */
  public static String value(String fingerprint, float... rows) {
    return ToldQuestion.value(ToldQuestion.of(fingerprint, rows));
  }
}
