// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Says what a document's vectors were made from: the model's fingerprint, a hyphen, and a hash of
 * the text and of how it is cut. Equal values mean equal vectors.
 */
final class TextHash {
  private static final String BETWEEN = "-";
  private static final int HEX_DIGITS = 32;

  private TextHash() {}

  /** Returns the value for a text. */
  static String of(Target target, String cutting, SourceText text) {
    MessageDigest digest = sha256();
    add(digest, cutting);
    for (SourceText.FieldText field : text.fields()) {
      add(digest, field.field());
      add(digest, field.text());
    }
    String hex = HexFormat.of().formatHex(digest.digest());
    return target.fingerprint() + BETWEEN + hex.substring(0, HEX_DIGITS);
  }

  // Length first: no two lists of texts are written the same way.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
