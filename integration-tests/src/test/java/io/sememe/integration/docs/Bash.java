// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Runs what people paste into a shell. */
public final class Bash {
  /** Whatever fails ends the script; an HTTP status from 400 on is a failure of curl. */
  private static final String STRICT =
      """
      set -euo pipefail
      curl() { command curl --fail-with-body --silent --show-error --max-time 60 "$@"; }
      """;

  private Bash() {}

  /** Returns all that a script prints; fails unless it exits with 0. */
  public static String run(String script) {
    try {
      Process bash =
          new ProcessBuilder("bash", "-c", STRICT + script).redirectErrorStream(true).start();
      bash.getOutputStream().close();
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, bash.waitFor(), () -> script + "\nprinted:\n" + said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + script, e);
    }
  }

  /** Runs a script that talks to the usual port, against a node of the test. */
  static String run(String script, SolrNode node) {
    return run(script.replace("localhost:8983", "127.0.0.1:" + node.port()));
  }
}
