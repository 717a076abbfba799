// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The jars and folders that classes come from, as Java names them: by URLs, of which nothing is
 * opened here. Immutable and thread-safe.
 */
public final class ClassSources {
  private final ClassLoader loader;
  private final Set<Path> paths = new LinkedHashSet<>();

  private ClassSources(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Finds them.
   *
   * @param first its class loader is asked for the others
   * @param names further classes, which are not initialised
   * @throws EncoderException FAILED when a class is not there or does not come from a file
   */
  public static List<Path> of(Class<?> first, List<String> names) {
    ClassSources sources = new ClassSources(first.getClassLoader());
    sources.add(first);
    names.forEach(name -> sources.add(sources.find(name)));
    return List.copyOf(sources.paths);
  }

  private Class<?> find(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new EncoderException(Kind.FAILED, "the class " + name + " cannot be found", e);
    }
  }

  private void add(Class<?> found) {
    CodeSource source = found.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    if (place == null) {
      throw new EncoderException(Kind.FAILED, found.getName() + " comes from no file");
    }
    try {
      paths.add(Path.of(place.toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new EncoderException(Kind.FAILED, found.getName() + " comes from no file", e);
    }
  }
}
