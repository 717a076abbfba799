// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.nio.file.Files;
import java.nio.file.Path;

/** What tests need to know of the project they run in. */
public final class Project {
  private Project() {}

  /** Returns an existing file of the project, named from its root folder. */
  public static Path file(String name) {
    String root = System.getProperty("sememe.project");
    if (root == null) {
      throw new NodeException("system property sememe.project is not set: run through Maven");
    }
    Path file = Path.of(root).toAbsolutePath().normalize().resolve(name);
    if (!Files.exists(file)) {
      throw new NodeException("the project has no " + name);
    }
    return file;
  }

  /** Returns the distribution archive of this build. */
  public static Path archive() {
    return Settings.archive();
  }

  /** Returns the file that lists the jars a node runs on. */
  public static Path nodeClasspath() {
    return Settings.nodeClasspath();
  }

  /** Returns the class path that the scripts of this module run its main classes on. */
  public static String mainClasspath() {
    return NodeSpec.classpath();
  }
}
