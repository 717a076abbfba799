// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import io.sememe.integration.node.Reply;
import io.sememe.integration.node.TestCore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fingerprint of the model that ships, as a node that refuses it says it. */
final class Fingerprint {
  static final String OTHER = "0".repeat(32);
  private static final Pattern SAID = Pattern.compile("has the fingerprint ([0-9a-f]{32})");

  private Fingerprint() {}

  /** Asks a core that has no memory of its own yet, and leaves it with a wrong one. */
  static String of(TestCore core) {
    Memory.ofDocuments("vector", OTHER).writeTo(core);
    Reply refusal = core.query("q", "{!semantic f=vector}anything");
    Matcher said = SAID.matcher(refusal.errorMessage());
    if (refusal.status() != 409 || !said.find()) {
      throw new AssertionError(refusal);
    }
    return said.group(1);
  }
}
