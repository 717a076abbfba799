// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash (SHA-256) of a list of texts: that of other texts is another. Not thread-safe. */
public final class TextDigest {
  private final MessageDigest digest = sha256();

  /** Adds the next text. Its length comes first: no two lists of texts are written the same way. */
  public TextDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Returns the first 128 bits of the hash as 32 hexadecimal digits, and begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, Long.BYTES * 2);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
