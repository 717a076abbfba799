// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model lies on a hub.
 *
 * @param base the hub, without a slash at the end; a mirror may have a path
 * @param repository {@code owner/name}
 * @param revision a branch, a tag or a commit
 */
public record HubAddress(String base, String repository, String revision) {
  /** The hub that is meant when none is named. */
  public static final String DEFAULT_HUB = "https://huggingface.co";

  private static final String MAIN = "main";
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern URL =
      Pattern.compile("(https?://.+?)/([^/?#]+/[^/?#]+?)(?:/tree/([^/?#]+))?/?");
  private static final List<String> ARCHIVES = List.of(".zip", ".tar", ".gz", ".tgz", ".7z");

  /** Checks what could lead elsewhere. */
  public HubAddress {
    requireBase(base);
    if (!REPOSITORY.matcher(repository).matches() || repository.contains("..")) {
      throw new CommandException(
          "'" + repository + "' names no model on a hub; it is written owner/name");
    }
    if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
      throw new CommandException(
          "'" + revision + "' is no revision: a branch, a tag or a commit, without slashes");
    }
  }

  /**
   * Reads an address.
   *
   * @param text {@code owner/name}, or the address of a model's page
   * @param hub the hub of {@code owner/name}; also the mirror to be asked in place of the page's
   *     hub; empty: the usual one, or that of the page
   * @param revision what is wanted; empty: what the address says, or main
   */
  public static HubAddress of(String text, String hub, String revision) {
    refuseArchive(text);
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      String stated = url.group(3) == null ? MAIN : url.group(3);
      return new HubAddress(
          trimmed(hub.isEmpty() ? url.group(1) : hub),
          url.group(2),
          revision.isEmpty() ? stated : revision);
    }
    String base = trimmed(hub.isEmpty() ? DEFAULT_HUB : hub);
    return new HubAddress(base, text, revision.isEmpty() ? MAIN : revision);
  }

  private static void refuseArchive(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (ARCHIVES.stream().anyMatch(lower::endsWith)) {
      throw new CommandException(
          "archives are not accepted: unpack '" + text + "' and name the folder");
    }
  }

  private static String trimmed(String base) {
    return base.endsWith("/") ? trimmed(base.substring(0, base.length() - 1)) : base;
  }

  private static void requireBase(String base) {
    URI uri = uri(base);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getQuery() != null) {
      throw new CommandException(
          "'" + base + "' is no hub: it must begin with https:// or http://, and name no user");
    }
  }

  /** Returns where what is known of the model is asked for. */
  public URI description() {
    return uri(base + "/api/models/" + repository + "/revision/" + revision + "?blobs=true");
  }

  /** Returns where a file lies. */
  public URI file(String name) {
    return uri(base + "/" + repository + "/resolve/" + revision + "/" + encoded(name));
  }

  /** Returns the model's page, for people. */
  public String page() {
    return base + "/" + repository;
  }

  /** Returns the same model as it was at a commit. */
  public HubAddress at(String commit) {
    return new HubAddress(base, repository, commit);
  }

  /** Returns the repository's own name, without its owner. */
  public String name() {
    return repository.substring(repository.indexOf('/') + 1);
  }

  private static String encoded(String name) {
    try {
      return new URI(null, null, "/" + name, null).getRawPath().substring(1);
    } catch (URISyntaxException e) {
      throw new CommandException("'" + name + "' is no file name", e);
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new CommandException("'" + text + "' is no address: " + e.getReason(), e);
    }
  }
}
