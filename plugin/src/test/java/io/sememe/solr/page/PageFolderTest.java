// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files in a folder, as tests have them, and in a jar, as Solr has them. */
final class PageFolderTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final String PACKAGE = "io/sememe/solr/page";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plugin.jar", "a plugin+1%20!.jar"})
  void a_jar_has_the_same_files_as_a_folder(String name) throws Exception {
    Path jar = jar(name);
    try (URLClassLoader loader = alone(jar)) {
      Class<?> inJar = loader.loadClass(PageFolder.class.getName());
      assertNotEquals(PageFolder.class, inJar);
      assertEquals(List.copyOf(PageFolder.read().keySet()), List.copyOf(read(inJar).keySet()));
      // The class loader's own view of the jar is still open.
      assertEquals(read(inJar).keySet(), read(inJar).keySet());
    }
  }

  @Test
  void a_folder_with_spaces_in_its_name_is_read_too() throws Exception {
    Path copy = folder.resolve("a folder+1");
    for (Path file : files()) {
      Path to = copy.resolve(CLASSES.relativize(file).toString());
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    try (URLClassLoader loader = alone(copy)) {
      Class<?> inFolder = loader.loadClass(PageFolder.class.getName());
      assertEquals(List.copyOf(PageFolder.read().keySet()), List.copyOf(read(inFolder).keySet()));
    }
  }

  private static Map<?, ?> read(Class<?> page) throws ReflectiveOperationException {
    Method read = page.getDeclaredMethod("read");
    read.setAccessible(true);
    return (Map<?, ?>) read.invoke(null);
  }

  private static URLClassLoader alone(Path place) throws IOException {
    return new URLClassLoader(
        new URL[] {place.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private Path jar(String name) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes)) {
      for (Path file : files()) {
        entries.putNextEntry(new JarEntry(CLASSES.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(CLASSES.resolve(PACKAGE))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
