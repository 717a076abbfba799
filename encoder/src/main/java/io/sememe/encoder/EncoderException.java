// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for whom, and what can be done: the one exception of this module.
 *
 * <p>Messages are written for the person who runs the server. They name models, files inside a
 * model folder, limits and values; they carry no document text and no absolute path.
 */
public final class EncoderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, and so what the caller should do. */
  public enum Kind {
    /** No model of this name exists: the caller named it wrongly. */
    UNKNOWN_MODEL,
    /** The input cannot be encoded, whatever the state of the server: the caller must change it. */
    BAD_INPUT,
    /** The model is still loading: try again soon. */
    LOADING,
    /** The model could not be loaded; the message says why. */
    FAILED,
    /** The model was unloaded, or the node is shutting down. */
    UNLOADED,
    /** The deadline passed before the work was done; the work was dropped. */
    TIMEOUT,
    /** A bug, or a model that breaks its promise on this text. */
    INTERNAL
  }

  private final Kind kind;

  /**
   * Creates an exception.
   *
   * @param kind whose fault it is
   * @param message what was wrong, what exists, what to do
   */
  public EncoderException(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param kind whose fault it is
   * @param message what was wrong, what exists, what to do
   * @param cause what the libraries below said
   */
  public EncoderException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns whose fault it is. */
  public Kind kind() {
    return kind;
  }
}
