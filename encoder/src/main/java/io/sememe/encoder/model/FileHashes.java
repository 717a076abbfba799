// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SHA-256 of the files that make a model, and the sizes and times they had when they were hashed.
 *
 * @param byFile lower-case hexadecimal SHA-256 by file name
 * @param stamps size and modification time by file name
 */
public record FileHashes(Map<String, String> byFile, Map<String, String> stamps) {
  private static final Pattern NO_WEIGHTS =
      Pattern.compile("(?:.*/)?(?:\\..*|.*\\.(?:json|md|txt|onnx|py))", Pattern.CASE_INSENSITIVE);
  private static final int BUFFER_BYTES = 1 << 16;

  /** The folder of a model and those of its parts. */
  private static final int SETTINGS_DEPTH = 2;

  /**
   * Hashes a model's files and compares them with what its descriptor pins. Nothing native has seen
   * them yet.
   *
   * @throws EncoderException FAILED when a file differs from its pinned hash
   */
  public static FileHashes verify(ModelDescriptor descriptor) {
    FileHashes hashes = of(descriptor);
    descriptor
        .sha256()
        .forEach((file, expected) -> compare(descriptor, file, expected, hashes.byFile()));
    return hashes;
  }

  /**
   * Hashes a model's files, whatever its descriptor pins.
   *
   * @throws EncoderException FAILED when a file is missing or cannot be read
   */
  public static FileHashes of(ModelDescriptor descriptor) {
    Map<String, String> hashes = new TreeMap<>();
    Map<String, String> stamps = new TreeMap<>();
    for (String file : files(descriptor)) {
      stamps.put(file, stamp(descriptor.folder(), file));
      hashes.put(file, sha256(descriptor.folder(), file));
    }
    return new FileHashes(Map.copyOf(hashes), Map.copyOf(stamps));
  }

  /**
   * Returns the files that are hashed, relative to the folder, sorted.
   *
   * @throws EncoderException FAILED when the folder cannot be read
   */
  public static SortedSet<String> files(ModelDescriptor descriptor) {
    TreeSet<String> files = new TreeSet<>(descriptor.sha256().keySet());
    files.add(descriptor.modelFile());
    files.add(descriptor.tokenizerFile());
    files.addAll(weightFiles(descriptor));
    descriptor.tokenVectors().projection().ifPresent(files::add);
    descriptor.denseLayers().forEach(module -> files.addAll(DenseFolder.files(module)));
    descriptor.sparse().queryWeights().ifPresent(files::add);
    return files;
  }

  /** Returns what a descriptor pins, as if the files had been hashed. */
  public static FileHashes pinned(ModelDescriptor descriptor) {
    Map<String, String> hashes = new TreeMap<>();
    descriptor.sha256().forEach((file, hash) -> hashes.put(file, hash.toLowerCase(Locale.ROOT)));
    return new FileHashes(Map.copyOf(hashes), Map.of());
  }

  /**
   * Makes sure that what was opened is what was hashed.
   *
   * @throws EncoderException FAILED when a file changed since
   */
  public void requireUnchanged(ModelFolder folder) {
    stamps.forEach(
        (file, stamp) -> {
          if (!stamp.equals(stamp(folder, file))) {
            throw changed(folder, file);
          }
        });
  }

  /**
   * Makes sure that the files and settings are those that were hashed before.
   *
   * @param before what {@link #withSettings} returned then
   * @throws EncoderException FAILED when one differs, is new or has gone; and when the folder
   *     cannot be read
   */
  public void requireSame(ModelDescriptor descriptor, Map<String, String> before) {
    Map<String, String> now = withSettings(descriptor);
    Set<String> files = new TreeSet<>(before.keySet());
    files.addAll(now.keySet());
    for (String file : files) {
      if (!Objects.equals(before.get(file), now.get(file))) {
        throw changed(descriptor.folder(), file);
      }
    }
  }

  private static EncoderException changed(ModelFolder folder, String file) {
    return folder.failed(file + " changed while it was loaded; load the model again");
  }

  /**
   * Returns the hashes of all files that change what becomes of a model: these, and those of the
   * files that say how it is loaded.
   *
   * @throws EncoderException FAILED when the folder cannot be read
   */
  public Map<String, String> withSettings(ModelDescriptor descriptor) {
    Map<String, String> hashes = new TreeMap<>(byFile);
    try {
      addSettings(descriptor.folder(), descriptor.folder().path(), SETTINGS_DEPTH, hashes);
      return Map.copyOf(hashes);
    } catch (IOException | UncheckedIOException e) {
      throw descriptor.folder().failed("the folder cannot be read", e);
    }
  }

  // Also where a folder is a link, which walking through files would not follow.
  private static void addSettings(
      ModelFolder model, Path folder, int depth, Map<String, String> hashes) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    for (Path file : files) {
      if (depth > 1 && Files.isDirectory(file)) {
        addSettings(model, file, depth - 1, hashes);
      } else if (file.toString().endsWith(".json") && Files.isRegularFile(file)) {
        String name = model.path().relativize(file).toString().replace('\\', '/');
        hashes.computeIfAbsent(name, it -> sha256(model, it));
      }
    }
  }

  // A graph may keep its weights beside it, under any name: what is no text and no graph counts.
  private static List<String> weightFiles(ModelDescriptor descriptor) {
    Path root = descriptor.folder().path();
    Path parent = descriptor.folder().file(descriptor.modelFile()).resolveSibling(".").normalize();
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.normalize().relativize(file).toString().replace('\\', '/'))
          .filter(file -> !NO_WEIGHTS.matcher(file).matches())
          .toList();
    } catch (IOException e) {
      throw descriptor.folder().failed("the folder cannot be read", e);
    }
  }

  private static void compare(
      ModelDescriptor descriptor, String file, String expected, Map<String, String> hashes) {
    String actual = hashes.get(file);
    if (!expected.equalsIgnoreCase(actual)) {
      throw descriptor
          .folder()
          .failed(file + " has SHA-256 " + actual + ", sememe.json expects " + expected);
    }
  }

  private static String stamp(ModelFolder folder, String file) {
    Path path = folder.file(file);
    try {
      return Files.size(path) + " bytes, " + Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }

  private static String sha256(ModelFolder folder, String file) {
    try (InputStream in = Files.newInputStream(folder.file(file))) {
      MessageDigest digest = newDigest();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
