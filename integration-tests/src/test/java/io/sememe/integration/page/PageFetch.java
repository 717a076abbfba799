// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches the page's files as a browser does, with what a browser is told of them.
 *
 * @param page its address
 */
record PageFetch(String page) {
  private static final Pattern FILES = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

  /** Browsers speak no other HTTP without TLS, and Solr would send the offer of one on. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Of a collection on a node. */
  static PageFetch of(SolrNode node, String collection) {
    return new PageFetch(node.baseUrl() + "/" + collection + "/sememe/");
  }

  /** Fetches what an address names, relative to the page's. */
  Fetched get(String address) {
    return send("GET", address);
  }

  /** Asks for it in another way. */
  Fetched send(String method, String address) {
    URI here = URI.create(page);
    HttpRequest request =
        // Java takes an empty address for that of the folder.
        HttpRequest.newBuilder(address.isEmpty() ? here : here.resolve(address))
            .timeout(Duration.ofMinutes(1))
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      return new Fetched(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The addresses of files that the page names, as it writes them. */
  List<String> files() {
    Matcher found = FILES.matcher(get("").body());
    return found.results().map(match -> match.group(1)).toList();
  }

  /** The folder of the files, which is named after their digest. */
  String folder() {
    return files().stream()
        .filter(file -> file.endsWith("/app.js"))
        .map(file -> file.substring(0, file.length() - "app.js".length()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What came.
   *
   * @param response all of it
   */
  record Fetched(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    /** A header that stands there once; an empty text for none. */
    String header(String name) {
      return String.join(" AND ", response.headers().allValues(name));
    }
  }
}
