// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes wrong while a page is looked at: whatever the browser warns of, the content security
 * policy's refusals with it, faults of scripts, requests that fail, and any to another host.
 */
final class Watch {
  /** What the page ends itself, because nobody waits for it any more. */
  private static final String ENDED_BY_PAGE = "net::ERR_ABORTED";

  /** Chromium's console says so of each failed request, which is seen as itself. */
  private static final String FAILED_REQUEST = "Failed to load resource";

  private static final Set<String> OWN = Set.of("data", "blob");

  private final String host;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Boolean> expected = new LinkedHashMap<>();

  /**
   * Watches all pages of a context.
   *
   * @param host with its port, the only one that may be asked
   */
  Watch(BrowserContext context, String host) {
    this.host = host;
    context.onConsoleMessage(this::console);
    context.onWebError(error -> problems.add("a script failed: " + error.error()));
    context.onRequest(this::asked);
    context.onRequestFailed(this::broken);
    context.onResponse(this::answered);
  }

  /** Permits requests to fail whose path ends so, and demands that one does. */
  void expectFailure(String path) {
    expected.putIfAbsent(path, false);
  }

  /** Returns what went wrong, also where an expected failure did not happen. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    expected.forEach(
        (path, happened) -> {
          if (!happened) {
            all.add("no request of " + path + " failed");
          }
        });
    return all;
  }

  private void console(ConsoleMessage message) {
    boolean serious = message.type().equals("error") || message.type().equals("warning");
    if (serious && !message.text().startsWith(FAILED_REQUEST)) {
      problems.add("the console says: " + message.text());
    }
  }

  private void asked(Request request) {
    URI address = URI.create(request.url());
    if (!OWN.contains(address.getScheme()) && !host.equals(address.getAuthority())) {
      problems.add("another host was asked: " + request.url());
    }
  }

  private void broken(Request request) {
    if (!ENDED_BY_PAGE.equals(request.failure())) {
      failed(request.url(), request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      failed(response.url(), Integer.toString(response.status()));
    }
  }

  private void failed(String url, String how) {
    String path = URI.create(url).getPath();
    for (String end : expected.keySet()) {
      if (path.endsWith(end)) {
        expected.put(end, true);
        return;
      }
    }
    problems.add(url + " failed: " + how);
  }
}
