// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * Is told of what goes through the models. Called in the threads that do the work, many at a time:
 * implementations are thread-safe, quick, and throw nothing. Trial runs while a model loads are not
 * told.
 */
public interface ModelListener {
  /** Listens to nothing. */
  ModelListener NONE = new ModelListener() {};

  /** A text, a pair, or a window of a long text was given to be encoded. */
  default void asked(String model, Role role) {}

  /** Something that had waited for a slot began to run; 0 when it did not have to wait. */
  default void waited(String model, Role role, long nanos) {}

  /**
   * Texts ran together.
   *
   * @param tokens how many tokens they had, padding not counted
   */
  default void ran(String model, Role role, int texts, long tokens, long nanos) {}

  /** The model does not see all of a text; how many of its tokens, as far as that is known. */
  default void truncated(String model, Role role, long tokens) {}

  /** Something was not encoded: OVERLOADED, TIMEOUT, or what a run threw. */
  default void refused(String model, Role role, EncoderException.Kind kind) {}
}
