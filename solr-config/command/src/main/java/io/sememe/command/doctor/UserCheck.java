// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this command runs as the user that Solr runs as: who may do what depends on it. */
final class UserCheck {
  private UserCheck() {}

  static Finding of(SetUp setUp) {
    String owner = owner(setUp.home());
    return isOwner(setUp)
        ? Finding.ok("user", "the Solr home belongs to this user, " + owner)
        : Finding.warn(
            "user",
            "the Solr home belongs to "
                + owner
                + ", and not to this user: what that user may"
                + " read and write was not tried",
            "run this command as the user that runs Solr: sudo -u " + owner + " ...");
  }

  static boolean isOwner(SetUp setUp) {
    try {
      Path probe = Files.createTempFile("sememe-owner", null);
      try {
        return owner(probe).equals(owner(setUp.home()));
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return true; // the check of the temporary folder tells
    }
  }

  private static String owner(Path path) {
    try {
      return Files.getOwner(path).getName();
    } catch (IOException e) {
      throw new CommandException("cannot read " + path + ": " + e, e);
    }
  }
}
