// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that ONNX Runtime's native libraries are unpacked into, once for all starts of all
 * processes that share its root. Left to itself ONNX Runtime unpacks them at every start into the
 * temporary folder, 0.4 GB of them with CUDA, and checks nothing. Thread-safe; processes may start
 * at the same time.
 */
final class NativeFolder {
  private static final int MEBIBYTE = 1 << 20;

  private final Path root;
  private final RuntimeJar jar;
  private final PinnedSums pinned;
  private final Ownership user;

  NativeFolder(Path root, RuntimeJar jar, PinnedSums pinned, Ownership user) {
    this.root = root;
    this.jar = jar;
    this.pinned = pinned;
    this.user = user;
  }

  /**
   * Returns the folder under a root, for the ONNX Runtime on the class path. Nothing is unpacked
   * yet.
   *
   * @param root a lasting folder of the user that this process runs as; made when it is not there
   * @throws EncoderException FAILED when the temporary folder cannot be written to
   */
  static NativeFolder in(Path root) {
    try {
      Ownership user = Ownership.ofThisProcess();
      return new NativeFolder(root, RuntimeJar.onClassPath(), PinnedSums.ofThisBuild(), user);
    } catch (IOException e) {
      throw new EncoderException(
          Kind.FAILED,
          "the temporary folder cannot be written to (" + e + "): mend it or set java.io.tmpdir",
          e);
    }
  }

  /**
   * Returns the folder with all libraries in it, each compared with its pinned SHA-256; unpacks
   * them when it is not there yet.
   *
   * @throws EncoderException FAILED when it cannot be written, when others may write to it, or when
   *     it holds anything but the pinned files
   */
  Path unpacked() {
    Map<String, String> sums = pinned.of(jar.artifact(), jar.platform());
    Path folder = unpack(sums);
    try {
      refuse(folder, problem(folder, sums));
      return folder;
    } catch (IOException e) {
      throw new EncoderException(
          Kind.FAILED,
          "the native libraries in " + folder + " cannot be read (" + reason(e) + ")",
          e);
    }
  }

  private Path unpack(Map<String, String> sums) {
    try {
      Path folder = madeRoot().resolve(name());
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        new Unpacking(jar, user, sums).into(folder);
      }
      return folder;
    } catch (IOException e) {
      throw notUnpacked(e);
    }
  }

  private Path madeRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root, Ownership.with("rwx------", root));
    }
    Path real = root.toRealPath();
    Ownership.problemAbove(real)
        .ifPresent(
            problem -> {
              throw new EncoderException(
                  Kind.FAILED,
                  "native libraries are not loaded from where others can exchange them: "
                      + problem
                      + "; take that right away (chmod o-w) or choose another folder");
            });
    return real;
  }

  private String name() {
    return "onnxruntime-" + RuntimeJar.VERSION + "-" + jar.artifact() + "-" + jar.platform();
  }

  private Optional<String> problem(Path folder, Map<String, String> sums) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(folder.getFileName() + " is no folder");
    }
    Optional<String> rights = user.problemInside(folder);
    return rights.isPresent() ? rights : new FolderContents(sums).problem(folder);
  }

  private static void refuse(Path folder, Optional<String> problem) {
    if (problem.isPresent()) {
      throw new EncoderException(
          Kind.FAILED,
          "the native libraries in "
              + folder
              + " are not loaded: "
              + problem.get()
              + ". Find out who changed it, delete the folder and start again: it is unpacked anew");
    }
  }

  private EncoderException notUnpacked(IOException e) {
    return new EncoderException(
        Kind.FAILED,
        "ONNX Runtime's native libraries cannot be unpacked into "
            + root
            + " ("
            + reason(e)
            + freeSpace()
            + "). The folder must be writable for the user of this process and have "
            + (jar.hasCuda() ? 360 : 40)
            + " MiB to spare",
        e);
  }

  private String freeSpace() {
    try {
      return ", " + Files.getFileStore(root).getUsableSpace() / MEBIBYTE + " MiB are free";
    } catch (IOException e) {
      return ""; // the folder cannot be asked: the reason before says why
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    // A full disk comes as a bare one; of the others the class is what they say.
    return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
  }
}
