// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may write where libraries are loaded from, on file systems that know owners and permissions
 * as Unix does; elsewhere nothing is found wrong.
 *
 * @param uid the user of this process
 */
record Ownership(int uid) {
  private static final String VIEW = "unix";
  private static final int SUPERUSER = 0;
  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int STICKY = 01000;

  /**
   * Returns the user of this process, learned from a file that it makes: the JVM knows only the
   * user's name, and in a container not even that. ONNX Runtime writes to this folder too.
   */
  static Ownership ofThisProcess() throws IOException {
    Path probe = Files.createTempFile("sememe-owner", null);
    try {
      return new Ownership(known(probe) ? attribute(probe, "uid") : SUPERUSER);
    } finally {
      Files.delete(probe);
    }
  }

  /** Returns whether a path lies where owners and permissions can be asked for. */
  static boolean known(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains(VIEW);
  }

  /**
   * Returns how to make a file or folder with these permissions, whatever the process's mask says;
   * where the file system has none it is made as it comes.
   */
  static FileAttribute<?>[] with(String permissions, Path path) {
    return known(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Returns why the contents of a folder cannot be trusted: its own rights or those of a file. A
   * group's right to write is taken away from what is this user's: containers give it to all files
   * of a volume each time that they start. What lies there is compared with its sums after that.
   */
  Optional<String> problemInside(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, 1)) {
      for (Path path : paths.sorted().toList()) {
        takeFromGroup(path);
        Optional<String> problem = problem(path);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private void takeFromGroup(Path path) throws IOException {
    if (known(path) && !Files.isSymbolicLink(path) && attribute(path, "uid") == uid) {
      int mode = attribute(path, "mode");
      if ((mode & WRITABLE_BY_GROUP) != 0) {
        Files.setAttribute(path, VIEW + ":mode", mode & ~WRITABLE_BY_GROUP);
      }
    }
  }

  /** Returns why one file or folder cannot be trusted. */
  Optional<String> problem(Path path) throws IOException {
    if (!known(path)) {
      return Optional.empty();
    }
    int owner = attribute(path, "uid");
    if (owner != uid && owner != SUPERUSER) {
      String owned = " belongs to user " + owner + ", this process runs as user " + uid;
      return Optional.of(path.getFileName() + owned);
    }
    // The rights of a link are no rights; where it leads is for others to ask.
    int writable = WRITABLE_BY_GROUP | WRITABLE_BY_ALL;
    return Files.isSymbolicLink(path) || (attribute(path, "mode") & writable) == 0
        ? Optional.empty()
        : Optional.of(path.getFileName() + " is writable by other users");
  }

  /**
   * Returns why folders in this one cannot be trusted: everybody may rename and replace them. A
   * group's right to write is the administrator's to give, and common in containers.
   */
  static Optional<String> problemAbove(Path root) throws IOException {
    if (!known(root)) {
      return Optional.empty();
    }
    int mode = attribute(root, "mode");
    return (mode & WRITABLE_BY_ALL) == 0 || (mode & STICKY) != 0
        ? Optional.empty()
        : Optional.of(root + " is writable by every user");
  }

  private static int attribute(Path path, String name) throws IOException {
    return (int) Files.getAttribute(path, VIEW + ":" + name, LinkOption.NOFOLLOW_LINKS);
  }
}
