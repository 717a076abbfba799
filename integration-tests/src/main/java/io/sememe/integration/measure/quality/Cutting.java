// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.node.NodeSpec;
import java.util.Locale;

/** How the configset "semantic" cuts long documents into passages with vectors of their own. */
public enum Cutting {
  /** Not at all: one vector per document. */
  NONE("none", "own"),

  TOKENS("tokens", "own"),

  SENTENCE("sentence", "own"),

  /** As {@link #TOKENS}, and each passage is encoded with what stands around it. */
  LATE("tokens", "late");

  private final String passages;
  private final String pooling;

  Cutting(String passages, String pooling) {
    this.passages = passages;
    this.pooling = pooling;
  }

  /** The word for it on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there are passages. */
  boolean cuts() {
    return this != NONE;
  }

  /** A node whose documents are cut like this. */
  NodeSpec on(NodeSpec spec) {
    return spec.withProperty("sememe.passages", passages)
        .withProperty("sememe.passagePooling", pooling);
  }
}
