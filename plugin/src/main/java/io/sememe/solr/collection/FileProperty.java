// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import org.apache.lucene.util.IOUtils;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A file beside the index of a core that belongs to no cluster. What was read is kept until the
 * file is another one.
 */
final class FileProperty implements CollectionProperty {
  /** Two cores never share a data folder, so one lock for all of them is hardly ever waited for. */
  private static final Object LOCK = new Object();

  private final Path file;

  private volatile @Nullable Known known;

  private FileProperty(Path file) {
    this.file = file;
  }

  static FileProperty in(Path folder, String name) {
    return new FileProperty(folder.resolve("sememe-" + name + ".json"));
  }

  @Override
  public String read() {
    try {
      // The version is taken first: a change that comes before the text is read makes it old.
      Version now = Version.of(file);
      Known last = known;
      if (last == null || !last.version().equals(now)) {
        last = new Known(Files.readString(file), now);
        known = last;
      }
      return last.text();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  @Override
  public String update(UnaryOperator<String> change) {
    synchronized (LOCK) {
      String changed = change.apply(read());
      try {
        write(changed);
      } catch (IOException e) {
        throw failed("written", e);
      } finally {
        known = null;
      }
      return changed;
    }
  }

  // Whoever reads sees the old text or the new one, also after the machine lost its power: the new
  // text is on the disk before it has the name, and the name before anybody relies on it.
  private void write(String text) throws IOException {
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    IOUtils.fsync(fresh, false);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    IOUtils.fsync(folder, true);
  }

  private SolrException failed(String what, IOException e) {
    return new SolrException(
        ErrorCode.SERVER_ERROR,
        file.getFileName() + " in the core's data folder cannot be " + what + ": " + e.getMessage(),
        e);
  }

  /**
   * What was read: a search asks for it more than once.
   *
   * @param text the text
   * @param version of the file
   */
  private record Known(String text, Version version) {}

  /** What changes with every new file of the name; the key is null where a system has none. */
  private record Version(@Nullable Object key, FileTime modified, long size) {
    static Version of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(now.fileKey(), now.lastModifiedTime(), now.size());
    }
  }
}
