// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Variants of the configset that ships, for tests of what an administrator may change in it. */
public final class Configset {
  private static final String SHIPPED = "semantic";

  private final Path conf;

  private Configset(Path conf) {
    this.conf = conf;
  }

  /** Copies the shipped configset under another name; an existing copy is written anew. */
  public static Configset copy(SolrNode node, String name) {
    Path configsets = node.home().folder().resolve("configsets");
    try {
      if (Files.exists(configsets.resolve(name))) {
        FileTree.delete(configsets.resolve(name));
      }
      FileTree.copy(configsets.resolve(SHIPPED), configsets.resolve(name));
      return new Configset(configsets.resolve(name).resolve("conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must occur in the file. */
  public Configset replace(String file, String before, String after) {
    try {
      String content = Files.readString(conf.resolve(file));
      if (!content.contains(before)) {
        throw new IllegalArgumentException(file + " does not contain " + before);
      }
      Files.writeString(conf.resolve(file), content.replace(before, after));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
