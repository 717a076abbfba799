// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of this machine. None is ever downloaded. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** What comes at all may take long where the node has the same two cores. */
  private static final double PATIENCE_MILLIS = 20_000;

  private Chromium() {}

  /** Starts what drives a browser. Its owner closes it. */
  static Playwright driver() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts the browser; it ends with its driver. */
  static Browser launch(Playwright driver) {
    // Chromium refuses to run as root inside its sandbox.
    boolean root = System.getProperty("user.name").equals("root");
    return driver
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(find(path(System.getenv("PATH"))))
                .setChromiumSandbox(!root));
  }

  /** The first of these folders that has one counts. */
  static Path find(List<Path> folders) {
    return folders.stream()
        .flatMap(Chromium::in)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the tests of the page need a browser, and the PATH has none of "
                        + NAMES
                        + ": install one, on Debian with: apt-get install -y"
                        + " --no-install-recommends chromium"));
  }

  static List<Path> path(String variable) {
    return Arrays.stream(variable.split(File.pathSeparator)).map(Path::of).toList();
  }

  private static Stream<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::isExecutable);
  }
}
