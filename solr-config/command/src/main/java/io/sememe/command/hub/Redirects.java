// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.net.URI;

/** Where an answer of 3xx may lead. */
final class Redirects {
  static final int MOST = 5;

  private Redirects() {}

  /**
   * Returns where to go on.
   *
   * @throws CommandException when nobody must go there
   */
  static URI next(URI from, String location) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new CommandException(from.getHost() + " sends us to no address", e);
    }
    boolean secure = "https".equals(to.getScheme());
    if (!secure && !"http".equals(to.getScheme())) {
      throw new CommandException(refused(from, to) + "only https and http are followed");
    }
    if (!secure && "https".equals(from.getScheme())) {
      throw new CommandException(
          refused(from, to) + "what began encrypted goes on encrypted: name another mirror");
    }
    if (to.getHost() == null || to.getRawUserInfo() != null) {
      throw new CommandException(refused(from, to) + "the address names no host, or a user");
    }
    return to;
  }

  private static String refused(URI from, URI to) {
    return from.getHost() + " sends us to " + to.getScheme() + "://" + to.getHost() + ": ";
  }
}
