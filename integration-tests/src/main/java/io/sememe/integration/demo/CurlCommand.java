// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import java.util.List;

/** A command line that asks a question, ready to be pasted into a shell. */
final class CurlCommand {

  private CurlCommand() {}

  static List<String> lines(String coreUrl, String question) {
    return List.of(
        "curl -G " + coreUrl + "/select \\",
        "  --data-urlencode " + quote("q={!semantic f=vector topK=10 v=$text}") + " \\",
        "  --data-urlencode " + quote("text=" + question));
  }

  /** Single quotes: the shell leaves everything between them alone. */
  private static String quote(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
