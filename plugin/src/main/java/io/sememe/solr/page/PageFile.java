// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page.
 *
 * @param bytes its content, not to be changed
 * @param zipped the same, as gzip compresses it
 * @param type its content type
 */
record PageFile(byte[] bytes, byte[] zipped, String type) {
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

  /** Makes a file of its content. */
  static PageFile of(byte[] bytes, String type) {
    return new PageFile(bytes, zip(bytes), type);
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused bytes", e);
    }
    return zipped.toByteArray();
  }

  /** Returns its content as text, which all files of the page are. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
