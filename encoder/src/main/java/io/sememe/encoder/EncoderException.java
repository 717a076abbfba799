// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for whom, and what can be done: the one exception of this module.
 *
 * <p>Messages are written for the person who runs the server. They name models, files inside a
 * model folder, limits and values; they carry no document text and no absolute path, but for those
 * of native libraries, which only that person can mend.
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
    /** The deadline passed before the work was begun, or it was given up; it was dropped. */
    TIMEOUT,
    /** So much waits to be encoded that this was refused: try again later. */
    OVERLOADED,
    /** A GPU has no memory left for it: try again later. */
    OUT_OF_MEMORY,
    /** A bug, or a model that breaks its promise on this text. */
    INTERNAL
  }

  /**
   * A path of at least one folder; names of graph nodes, which stand in single quotes, are none.
   */
  private static final Pattern FOLDERS =
      Pattern.compile("(?<![\\w.'])(?:[A-Za-z]:)?[/\\\\](?:[^\\s/\\\\:\"']+[/\\\\])++");

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

  /**
   * Returns the exception that says why a native library cannot be loaded and what it needs.
   *
   * @param library its name, for people
   * @param thrown what loading it threw, at whatever depth
   */
  public static EncoderException ofNativeLibrary(String library, Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new EncoderException(
        Kind.FAILED,
        library
            + "'s native library cannot be loaded ("
            + withoutFolders(root.toString())
            + "). It needs 64-bit Linux, macOS or Windows, a folder for native libraries and a temporary"
            + " folder (java.io.tmpdir) that are writable and not mounted noexec, and no Java security manager that forbids native"
            + " libraries; restart after mending it",
        thrown);
  }

  /** Returns a message on one line, of each path only the file's name. */
  public static String withoutFolders(String message) {
    return FOLDERS.matcher(message).replaceAll("").strip().replace('\n', ' ');
  }

  /** Returns whose fault it is. */
  public Kind kind() {
    return kind;
  }
}
