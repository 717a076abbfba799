// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** What an answer is: how much of a text a reader gives. */
public enum AnswerKind {
  /** The words of the text that answer, found by a model that is trained to find them. */
  SPAN,
  /** The sentence that answers, found by late interaction with any embedding model. */
  SENTENCE
}
