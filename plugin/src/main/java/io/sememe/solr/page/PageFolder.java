// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads the files that lie beside this class: in the plugin's jar, or in a folder of classes. */
final class PageFolder {
  private static final String INDEX = "index.html";

  private PageFolder() {}

  /**
   * Reads all files of the page.
   *
   * @return by their names, with '/' between folders
   */
  static SortedMap<String, PageFile> read() throws IOException {
    URL index = PageFolder.class.getResource(INDEX);
    if (index == null) {
      throw new IOException("the plugin has no " + INDEX);
    }
    return index.openConnection() instanceof JarURLConnection connection
        ? inJar(connection)
        : inFolder(Path.of(uri(index).resolve(".")));
  }

  private static SortedMap<String, PageFile> inJar(JarURLConnection connection) throws IOException {
    // A jar that is shared with others must not be closed here.
    connection.setUseCaches(false);
    String folder = connection.getEntryName().substring(0, folderLength(connection));
    SortedMap<String, PageFile> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> entries =
          jar.stream().filter(entry -> entry.getName().startsWith(folder)).toList();
      for (JarEntry entry : entries) {
        add(files, entry.getName().substring(folder.length()), () -> bytes(jar, entry));
      }
    }
    return files;
  }

  private static int folderLength(JarURLConnection connection) {
    return connection.getEntryName().length() - INDEX.length();
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (var content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private static SortedMap<String, PageFile> inFolder(Path folder) throws IOException {
    SortedMap<String, PageFile> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        add(files, name, () -> Files.readAllBytes(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void add(SortedMap<String, PageFile> files, String name, Content content)
      throws IOException {
    String type = PageFile.typeOf(name).orElse(null);
    if (type != null) {
      files.put(name, PageFile.of(content.read(), type));
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("the plugin's place is no URI: " + url, e);
    }
  }

  /** What a file holds. */
  private interface Content {
    byte[] read() throws IOException;
  }
}
