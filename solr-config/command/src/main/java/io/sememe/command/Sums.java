// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sums of files, in lower-case hexadecimal. */
public final class Sums {
  private static final int BUFFER_BYTES = 1 << 16;

  private Sums() {}

  /** Returns the SHA-256 of a file. */
  public static String sha256(Path file) {
    return of(file, digest("SHA-256"));
  }

  /** Returns the name that git gives to the content of a file. */
  public static String gitBlob(Path file) {
    try {
      MessageDigest digest = digest("SHA-1");
      digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
      return of(file, digest);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e, e);
    }
  }

  private static String of(Path file, MessageDigest digest) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e, e);
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + name, e);
    }
  }
}
