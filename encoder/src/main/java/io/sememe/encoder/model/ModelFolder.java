// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One model on disk. A model is named, never given as a path: the name is one plain folder name.
 *
 * @param name the folder's name
 * @param path the folder
 */
public record ModelFolder(String name, Path path) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int SHOWN_CHARACTERS = 60;

  /**
   * Finds a model.
   *
   * @param models the folder of all models
   * @param name as a request or a configuration gives it: any string
   * @throws EncoderException UNKNOWN_MODEL when the string is no possible name, or no such folder
   *     exists; the file system is not asked in the first case
   */
  public static ModelFolder find(Path models, String name) {
    if (!isName(name)) {
      throw new EncoderException(
          Kind.UNKNOWN_MODEL,
          "'"
              + shown(name)
              + "' is no model name: letters, digits, '.', '_' and '-' make one, at most 100");
    }
    Path path = models.resolve(name);
    if (!Files.isDirectory(path)) {
      throw new EncoderException(
          Kind.UNKNOWN_MODEL, "no model '" + name + "'; installed: " + names(models));
    }
    return new ModelFolder(name, path);
  }

  /** Returns whether a model may have a name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns the names of all models that exist, sorted; empty when the folder is missing. */
  public static List<String> names(Path models) {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(models)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(ModelFolder::isName)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new EncoderException(Kind.FAILED, "the folder of models cannot be read", e);
    }
  }

  /**
   * Returns whether the folder holds a regular file of this name.
   *
   * @throws EncoderException FAILED when no file can have it
   */
  public boolean has(String file) {
    return Files.isRegularFile(resolve(file));
  }

  /**
   * Returns the path of a file that must exist.
   *
   * @param file relative, with '/', without '..'
   * @throws EncoderException FAILED when it is missing or would lie outside the folder
   */
  public Path file(String file) {
    Path resolved = resolve(file).normalize();
    if (!resolved.startsWith(path.normalize())) {
      throw failed("file '" + shown(file) + "' lies outside the model's folder");
    }
    if (!Files.isRegularFile(resolved)) {
      throw failed("file '" + file + "' is missing");
    }
    return resolved;
  }

  private Path resolve(String file) {
    try {
      return path.resolve(file);
    } catch (InvalidPathException e) {
      throw failed("'" + shown(file) + "' is no name that a file can have", e);
    }
  }

  /** Returns the exception that says why this model cannot be loaded. */
  public EncoderException failed(String reason) {
    return failed(reason, null);
  }

  /** Returns the exception that says why this model cannot be loaded. */
  public EncoderException failed(String reason, @Nullable Throwable cause) {
    return new EncoderException(Kind.FAILED, reason, cause);
  }

  // A name comes from a request: what is shown of it must not break or flood a log.
  private static String shown(String name) {
    String start = name.substring(0, Math.min(name.length(), SHOWN_CHARACTERS));
    String visible = start.replaceAll("[^\\x20-\\x7E]", "?");
    return name.length() > SHOWN_CHARACTERS ? visible + "..." : visible;
  }
}
