// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import io.sememe.integration.node.ResponseHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Files of the page from a folder that a developer names, in place of the node's. */
final class SourceFiles {
  private static final String FOLDER = System.getProperty("sememe.page.files", "");

  /** Where they are served; the node's own are below another name. */
  private static final String PLACE = "sources/";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

  private SourceFiles() {}

  /** Does nothing unless a folder is named. */
  static void serve(BrowserContext context, String address) {
    if (!FOLDER.isEmpty()) {
      String root = URI.create(address).getPath();
      context.route(url -> path(url).equals(root), route -> send(route, "index.html"));
      context.route(
          url -> path(url).startsWith(root + PLACE),
          route -> send(route, path(route.request().url()).substring((root + PLACE).length())));
    }
  }

  private static String path(String url) {
    return URI.create(url).getPath();
  }

  private static void send(Route route, String name) {
    try {
      String text = Files.readString(Path.of(FOLDER).resolve(name));
      Map<String, String> headers = new HashMap<>(ResponseHeaders.ALL);
      headers.put("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
      String files = PLACE.substring(0, PLACE.length() - 1);
      route.fulfill(
          new Route.FulfillOptions().setHeaders(headers).setBody(text.replace("{{files}}", files)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
