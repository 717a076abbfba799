// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

/** The words of a question, for queries that have operators. */
public final class Words {

  private Words() {}

  /** The question without what a query would read as operators; in a question they are none. */
  public static String of(String question) {
    return question.replaceAll("[-+|\"()*~\\\\]", " ");
  }
}
