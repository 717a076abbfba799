// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * A question as a reader takes it.
 *
 * @param text the question
 * @param rows the vectors of its tokens, one after the other, each of length 1, where the reader
 *     compares tokens; empty where it reads question and text together
 */
public record AskedQuestion(String text, float[] rows) {
  @Override
  public String toString() {
    return "AskedQuestion of " + text.length() + " chars";
  }
}
