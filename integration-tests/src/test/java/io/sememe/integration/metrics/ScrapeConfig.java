// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import io.sememe.integration.docs.InstallGuide;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What INSTALL.md tells Prometheus to read.
 *
 * @param metricsPath the path of the page
 * @param target host and port
 */
record ScrapeConfig(String metricsPath, String target) {
  /** No library of the tests reads YAML: this is the one form that it may have. */
  private static final Pattern FORM =
      Pattern.compile(
          """
          scrape_configs:
            - job_name: [a-z]+
              metrics_path: (/\\S+)
              static_configs:
                - targets: \\["([a-z]+:\\d+)"]""");

  /** Reads the guide. */
  static ScrapeConfig read() throws IOException {
    String yaml = InstallGuide.read().yaml("Metrics");
    Matcher form = FORM.matcher(yaml);
    if (!form.matches()) {
      throw new AssertionError("not of the form " + FORM + ":\n" + yaml);
    }
    return new ScrapeConfig(form.group(1), form.group(2));
  }
}
