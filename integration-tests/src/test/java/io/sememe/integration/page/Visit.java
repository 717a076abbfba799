// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.sememe.integration.node.Project;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Somebody looks at the page, in a window of their own that remembers nothing of others. Closing it
 * asserts that nothing went wrong meanwhile (see {@link Watch}), and that nothing of the page lies
 * beside the window.
 */
final class Visit implements AutoCloseable {
  private static final String RETRY_AFTER = "2";

  /** What a view waits for, the node computes: it has as long as for what is first there. */
  private static final LocatorAssertions.HasCountOptions PATIENTLY =
      new LocatorAssertions.HasCountOptions().setTimeout(30_000);

  private final Site site;
  private final Look look;
  private final BrowserContext context;
  private final Page page;
  private final Watch watch;

  Visit(Site site, Look look) {
    this.site = site;
    this.look = look;
    context = site.browser().newContext(look.options().setHttpCredentials(site.user()));
    watch = new Watch(context, URI.create(site.address()).getAuthority());
    page = context.newPage();
    SourceFiles.serve(context, site.address());
  }

  /** What Playwright knows as the page. */
  Page page() {
    return page;
  }

  Look look() {
    return look;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** Goes to a view, such as "#/search?q=tea", and waits until it stands. */
  Visit go(String view) {
    page.navigate(site.address() + view);
    return settle();
  }

  /**
   * Does what has a view be shown anew, waits until it is and stands. Without it whoever asks what
   * is shown may be told of what was there before: the browser says later that the address is
   * another.
   */
  Visit anew(Runnable step) {
    find("main .view").evaluate("view => view.dataset.left = true");
    step.run();
    find("main .view:not([data-left])")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    return settle();
  }

  /** Waits until the view stands and nothing in it says that it is loading. */
  Visit settle() {
    find("main .view > :not(.loading)")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(find("main .loading")).hasCount(0, PATIENTLY);
    return this;
  }

  /** Writes target/page/NAME-LOOK.png: what the window shows. */
  Path screenshot(String name) {
    Path file =
        Project.file("integration-tests")
            .resolve("target/page")
            .resolve(name + "-" + look + ".png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    return file;
  }

  /** From now on requests whose path ends so are refused in the way of Solr. */
  void refuse(String path, int status, String message) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("error").put("msg", message).put("code", status);
    watch.expectFailure(path);
    answer(path, status, answer.toString());
  }

  /** From now on requests whose path ends so get this JSON, a request to come again with it. */
  void answer(String path, int status, String json) {
    route(
        path,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/json")
                    .setHeaders(status >= 429 ? Map.of("Retry-After", RETRY_AFTER) : Map.of())
                    .setBody(json)));
  }

  /** From now on requests whose path ends so find no node. */
  void cut(String path) {
    watch.expectFailure(path);
    route(path, route -> route.abort("connectionrefused"));
  }

  /** From now on requests whose path ends so wait, until what is returned is run. */
  Runnable hold(String path) {
    List<Route> held = new ArrayList<>();
    Runnable unroute = route(path, held::add);
    return () -> {
      unroute.run();
      held.forEach(Route::resume);
    };
  }

  /** Ends {@link #refuse}, {@link #answer} and {@link #cut} of all paths. */
  void mend() {
    context.unrouteAll();
    SourceFiles.serve(context, site.address());
  }

  /** Permits requests to fail whose path ends so, and demands that one does before the end. */
  void expectFailure(String path) {
    watch.expectFailure(path);
  }

  /** Returns what went wrong so far. */
  List<String> problems() {
    // Asking the page anything brings what it has reported meanwhile.
    page.title();
    return watch.problems();
  }

  /** Closes the window without looking at what went wrong. */
  void abandon() {
    context.close();
  }

  @Override
  public void close() {
    try {
      assertEquals(List.of(), problems());
      assertFits();
    } finally {
      abandon();
    }
  }

  private void assertFits() {
    Object beside = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertEquals(0, Math.max(0, ((Number) beside).intValue()), "pixels beside the window, " + look);
  }

  private Runnable route(String path, Consumer<Route> handler) {
    java.util.function.Predicate<String> matches = url -> URI.create(url).getPath().endsWith(path);
    context.route(matches, handler);
    return () -> context.unroute(matches, handler);
  }
}
