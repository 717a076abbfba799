// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the page.
 *
 * @param bytes its content, not to be changed
 * @param type its content type
 */
record PageFile(byte[] bytes, String type) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8");

  /** Returns the content type of a file of the page; none for any other, such as a class. */
  static Optional<String> typeOf(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** Returns its content as text, which all files of the page are. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
