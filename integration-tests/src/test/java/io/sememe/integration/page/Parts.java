// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

/** The modules that the page's views share, called in a visit. */
final class Parts {
  private Parts() {}

  /**
   * Runs the body of a function in the page.
   *
   * @param part the module, "part" in the body
   * @param body what returns the result
   * @param given "given" in the body
   */
  static Object call(Visit visit, String part, String body, Object given) {
    String function =
        """
        async (given) => {
          const app = document.querySelector("script[src]").src;
          const part = await import(new URL("part/%s.js", app));
          %s
        }
        """
            .formatted(part, body);
    return visit.page().evaluate(function, given);
  }

  static Object call(Visit visit, String part, String body) {
    return call(visit, part, body, null);
  }
}
