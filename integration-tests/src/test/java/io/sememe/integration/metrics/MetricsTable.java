// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import io.sememe.integration.node.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of INSTALL.md that lists all figures: in Solr's metrics, and for Prometheus. */
record MetricsTable(List<String> rows) {
  private static final Pattern NAME = Pattern.compile("`((?:SEMEME\\.|sememe_)[^`]+)`");

  /** Reads the guide. */
  static MetricsTable read() throws IOException {
    List<String> rows =
        Files.readString(Project.file("solr-config/INSTALL.md"))
            .lines()
            .dropWhile(line -> !line.equals("## Metrics"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| "))
            .toList();
    return new MetricsTable(rows);
  }

  /** Returns the names in Solr's metrics. */
  Set<String> solrs() {
    return column(2);
  }

  /** Returns the names of the families. */
  Set<String> prometheus() {
    return column(3);
  }

  private Set<String> column(int number) {
    return rows.stream()
        .map(row -> row.split("\\|", -1)[number])
        .flatMap(cell -> NAME.matcher(cell).results())
        .map((MatchResult name) -> name.group(1).replaceFirst("\\{.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
