// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.CommandException;
import io.sememe.command.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model on its way: a folder beside the others, which Solr does not see, for one command at a
 * time. It becomes a model by being renamed, all at once.
 */
final class Staging implements AutoCloseable {
  private static final String FOLDER = ".add";

  private final Path target;
  private final Path folder;
  private final Path lockFile;
  private final FileChannel channel;
  private final FileLock lock;

  private Staging(Path target, Path folder, Path lockFile, FileChannel channel, FileLock lock) {
    this.target = target;
    this.folder = folder;
    this.lockFile = lockFile;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Begins, or goes on where another command ended.
   *
   * @throws CommandException when there is such a model, or another command adds it
   */
  static Staging of(Path models, String name) {
    Path target = models.resolve(name);
    if (Files.exists(target)) {
      throw new CommandException(
          "there is a model '"
              + name
              + "' already: choose another --name, or unload it and delete"
              + " "
              + target);
    }
    try {
      Path folder = Files.createDirectories(models.resolve(FOLDER).resolve(name));
      Path lockFile = folder.resolveSibling(name + ".lock");
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new Staging(target, folder, lockFile, channel, lock(channel, name));
    } catch (IOException e) {
      throw new CommandException("cannot write to " + models + ": " + reason(e), e);
    }
  }

  private static FileLock lock(FileChannel channel, String name) throws IOException {
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new CommandException("another command adds a model '" + name + "' right now");
    }
    return lock;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason() + " (" + file.getFile() + ")"
        : e.toString();
  }

  Path folder() {
    return folder;
  }

  /** Returns the folder that the model's folder is in, for those who look for it by its name. */
  Path parent() {
    return target.resolveSibling(FOLDER);
  }

  /** Removes what an earlier command brought and this one does not want. */
  void keepOnly(Collection<String> names) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files = paths.filter(path -> !isFolder(path)).toList();
      for (Path file : files) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!isFile(file)
            || names.stream().noneMatch(wanted -> name.equals(wanted) || isPartOf(wanted, name))) {
          Files.delete(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException("cannot clear " + folder + ": " + e, e);
    }
  }

  // Links, which this command never makes, lead to what is none of its business.
  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isPartOf(String wanted, String name) {
    return name.startsWith(wanted + ".part");
  }

  /** Makes a model of it, which belongs to whom the other models belong. */
  Path install() {
    try {
      adopt(Files.getOwner(target.getParent()));
      return Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandException("cannot make " + target + " of " + folder + ": " + e, e);
    }
  }

  private void adopt(UserPrincipal owner) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        FileOwnerAttributeView view =
            Files.getFileAttributeView(
                path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.getOwner().equals(owner)) {
          view.setOwner(owner);
        }
      }
    }
  }

  /** Throws away what is there. */
  void delete() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new CommandException("cannot delete " + folder + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
      Files.deleteIfExists(lockFile);
      deleteIfEmpty(parent());
    } catch (IOException e) {
      throw new CommandException("cannot clear " + parent() + ": " + e, e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> rest = Files.list(folder)) {
      if (rest.findAny().isPresent()) {
        return;
      }
    }
    Files.deleteIfExists(folder);
  }
}
