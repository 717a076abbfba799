// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build says about itself in system properties; the pom and the scripts set them. */
public final class Settings {

  private static final String ARCHIVE = "sememe.archive";
  private static final String NODE_CLASSPATH = "sememe.node.classpath";
  private static final String PEERS = "sememe.peers";

  private Settings() {}

  /** The distribution archive that homes are installed from. */
  static Path archive() {
    return existing(ARCHIVE);
  }

  /** The file that lists the jars a node runs on. */
  public static Path nodeClasspath() {
    return existing(NODE_CLASSPATH);
  }

  /** The folder of what the module of the peers has built. */
  public static Path peers() {
    return existing(PEERS);
  }

  private static Path existing(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new NodeException("system property " + property + " is not set: run through Maven");
    }
    Path path = Path.of(value).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new NodeException(
          property + " names " + path + ", which does not exist: run mvn package first");
    }
    return path;
  }
}
